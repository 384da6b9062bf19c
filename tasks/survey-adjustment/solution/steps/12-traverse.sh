# The traverse, closed
cat > survey/stages/s12_traverse.py <<'END'
"""Preliminary coordinates, the closure distributed: `traverse.csv`."""

from survey import report


def run(job):
    (length, east, north), job["traverse"], rows = job["closure"], {}, []
    gone, x, y = 0.0, 0.0, 0.0
    for name, angle, (distance, dx, dy) in zip(job["stations"], job["angles"], job["sides"]):
        place = x - east * gone / length, y - north * gone / length
        job["traverse"][name] = place
        rows.append((name, f"{angle:.5f}", f"{place[0]:.4f}", f"{place[1]:.4f}"))
        gone, x, y = gone + distance, x + dx, y + dy
    report.write(job, "traverse", "station,angle,east,north", rows)
END
