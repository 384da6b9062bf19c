# Distances through the air
cat > survey/stages/s04_slopes.py <<'END'
"""Slope distances, corrected for the instrument and the air: `slopes.csv`."""

from survey import report


def corrected(job, station, distance):
    """A slope distance that was measured from a station."""
    row = job["stations"][station]
    air = 281.8 - 0.29065 * float(row["pressure"]) / (1 + 0.00366 * float(row["temperature"]))
    return (distance + job["instrument"]["additive"]) * (1 + (air + job["instrument"]["ppm"]) / 1e6)


def run(job):
    job["slope"] = lambda station, distance: corrected(job, station, distance)
    job["slopes"] = {key: corrected(job, key[0], values[2]) for key, values in job["directions"].items()}
    report.write(job, "slopes", "station,target,slope", [(*key, f"{s:.4f}") for key, s in job["slopes"].items()])
END
