# The traverse's closure
cat > survey/stages/s11_closure.py <<'END'
"""How well the traverse closes: `closure.csv`."""

import math

from survey import report


def run(job):
    names, directions = list(job["stations"]), job["directions"]
    count = len(names)
    angles = [(directions[name, names[(i + 1) % count]][0] - directions[name, names[i - 1]][0]) % 400
              for i, name in enumerate(names)]  # fmt: skip
    angular = -((200 - (sum(angles) - 200 * count)) % 400 - 200)
    angles, bearing, sides = [angle - angular / count for angle in angles], 0.0, []
    for i, name in enumerate(names):
        after = names[(i + 1) % count]
        bearing = bearing + angles[i] + 200 if i else 0.0
        distance = job["reduced"].get((name, after)) or job["reduced"][after, name]
        turn = math.radians(bearing * 0.9)
        sides.append((distance, distance * math.sin(turn), distance * math.cos(turn)))
    length, east, north = (sum(values) for values in zip(*sides))
    job["sides"], job["angles"], job["closure"] = sides, angles, (length, east, north)
    values = {"angular": angular, "east": east, "north": north, "linear": math.hypot(east, north), "length": length}
    report.write(job, "closure", "name,value", [(name, f"{value:.5f}") for name, value in values.items()])
END
