# Means of both faces
cat > survey/stages/s01_means.py <<'END'
"""Means of both faces: `means.csv`."""

from survey import report


def run(job):
    readings = {}
    for row in job["observations"]:
        key = row["station"], row["set"], row["target"]
        values = [float(row[name]) for name in ("direction", "zenith", "distance")]
        readings.setdefault(key, {})[row["face"]] = values
    job["readings"], job["means"] = readings, {}
    for key, faces in readings.items():
        (a1, z1, d1), (a2, z2, d2) = faces["1"], faces["2"]
        half = ((a2 - 200 - a1 + 200) % 400 - 200) / 2
        job["means"][key] = (a1 + half) % 400, (z1 + 400 - z2) / 2, (d1 + d2) / 2
    rows = [(*key, f"{a:.5f}", f"{z:.5f}", f"{d:.4f}") for key, (a, z, d) in job["means"].items()]
    report.write(job, "means", "station,set,target,direction,zenith,distance", rows)
END
