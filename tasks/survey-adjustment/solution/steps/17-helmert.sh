# The transformation into the grid
cat > survey/stages/s17_helmert.py <<'END'
"""The transformation that the control stations tell: `helmert.csv`, `control.csv`."""

import math

from survey import linear, report


def run(job):
    design, given, weights, control = [], [], [], report.read(job, "control")
    for row in control:
        (e, n), precision = job["adjusted"][row["station"]], job["precision"][row["station"]]
        weight = 1 / (float(row["sigma"]) ** 2 + precision[0] ** 2 + precision[1] ** 2)
        design += [(e, n, 1.0, 0.0), (n, -e, 0.0, 1.0)]
        given += [float(row["east"]), float(row["north"])]
        weights += [weight, weight]
    # Grid coordinates are large beside the site, so they are taken from the first station's.
    zero = given[:2] * (len(given) // 2)
    (a, b, east, north), _ = linear.least_squares(design, [value - base for value, base in zip(given, zero)], weights)
    east, north = east + zero[0], north + zero[1]

    def transformed(place):
        return east + a * place[0] + b * place[1], north - b * place[0] + a * place[1]

    job["scale"], job["transformed"], rows, job["control"] = math.hypot(a, b), transformed, [], []
    for row in control:
        e, n = transformed(job["adjusted"][row["station"]])
        apart = e - float(row["east"]), n - float(row["north"])
        job["control"].append(math.hypot(*apart))
        rows.append((row["station"], f"{apart[0]:.5f}", f"{apart[1]:.5f}"))
    report.write(job, "control", "station,east,north", rows)
    turn = math.atan2(b, a) * 200 / math.pi % 400
    values = [("scale", f"{job['scale']:.9f}"), ("rotation", f"{turn:.9f}"), ("east", f"{east:.4f}"), ("north", f"{north:.4f}")]
    report.write(job, "helmert", "name,value", values)
END
