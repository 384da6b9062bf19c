# Horizontal distances and differences in height
cat > survey/stages/s05_horizontal.py <<'END'
"""What a slope is horizontally and vertically, on a round earth under bent light: `horizontal.csv`."""

import math

from survey import report


def parts(job, slope, zenith):
    """The horizontal distance, and the difference in height without instrument and target."""
    radius, k, z = job["instrument"]["radius"], job["instrument"]["refraction"], math.radians(zenith * 0.9)
    sine, cosine = math.sin(z), math.cos(z)
    level = slope * sine - (1 - k / 2) * slope * slope * sine * cosine / radius
    return level, slope * cosine + (1 - k) * (slope * sine) ** 2 / (2 * radius)


def run(job):
    def horizontal(station, slope, zenith, target_height):
        level, rise = parts(job, slope, zenith)
        return level, rise + float(job["stations"][station]["instrument_height"]) - target_height

    job["horizontal"] = horizontal
    targets = {(row["station"], row["target"]): float(row["target_height"]) for row in job["observations"]}
    job["ways"] = {key: horizontal(key[0], slope, job["directions"][key][1], targets[key])
                   for key, slope in job["slopes"].items()}  # fmt: skip
    rows = [(*key, f"{d:.4f}", f"{h:.4f}") for key, (d, h) in job["ways"].items()]
    report.write(job, "horizontal", "station,target,distance,difference", rows)
END
