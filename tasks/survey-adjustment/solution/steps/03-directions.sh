# Means of the sets
cat > survey/stages/s03_directions.py <<'END'
"""Means of all sets, reduced to the first target: `directions.csv`."""

import statistics

from survey import report


def run(job):
    first, found = {}, {}
    for (station, number, target), (direction, zenith, distance) in job["means"].items():
        zero = first.setdefault((station, number), direction)
        found.setdefault((station, target), []).append(((direction - zero) % 400, zenith, distance))
    job["directions"] = {key: tuple(map(statistics.fmean, zip(*values))) for key, values in found.items()}
    rows = [(*key, f"{a:.5f}", f"{z:.5f}", f"{d:.4f}") for key, (a, z, d) in job["directions"].items()]
    report.write(job, "directions", "station,target,direction,zenith,distance", rows)
END
