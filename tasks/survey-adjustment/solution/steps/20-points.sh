# Detail points
cat > survey/stages/s20_points.py <<'END'
"""Detail points in the grid: `points.csv`."""

import math

from survey import report


def bearing(one, other):
    """From one place to another, in gon."""
    return math.atan2(other[0] - one[0], other[1] - one[1]) * 200 / math.pi % 400


def run(job):
    grid, job["points"], orientation, rows = job["grid"], {}, {}, []
    for station, point, target, direction, zenith, slope in job["corrected"]:
        if station not in orientation:
            orientation[station] = bearing(grid[station], grid[point]) - direction
            continue
        distance, rise = job["horizontal"](station, slope, zenith, target)
        height = job["heights"][station] + rise
        distance = job["level"](distance, job["heights"][station], height) * job["scale"]
        turn = math.radians((orientation[station] + direction) * 0.9)
        place = grid[station][0] + distance * math.sin(turn), grid[station][1] + distance * math.cos(turn)
        job["points"][point] = place
        rows.append((point, f"{place[0]:.4f}", f"{place[1]:.4f}", f"{height:.4f}"))
    job["bearing"] = bearing
    report.write(job, "points", "point,east,north,height", rows)
END
