# The adjustment
cat > survey/stages/s14_adjusted.py <<'END'
"""All directions and distances together, by least squares: `adjusted.csv`."""

import math

from survey import linear, report

GON = 200 / math.pi


def wrapped(angle):
    """An angle in [-200, 200)."""
    return (angle + 200) % 400 - 200


def computed(state, kind, one, other):
    """What an observation should be, and its derivatives."""
    east, north = state[other, "e"] - state[one, "e"], state[other, "n"] - state[one, "n"]
    distance = math.hypot(east, north)
    if kind == "distance":
        slopes = {"e": east / distance, "n": north / distance}
        value = distance
    else:
        slopes = {"e": north / distance**2 * GON, "n": -east / distance**2 * GON}
        value = math.atan2(east, north) * GON - state[one, "o"]
    row = {(other, axis): slope for axis, slope in slopes.items()} | {(one, axis): -slope for axis, slope in slopes.items()}
    return value, row | ({} if kind == "distance" else {(one, "o"): -1.0})


def run(job):
    names = list(job["stations"])
    observed = [("direction", *key, values[0], job["instrument"]["sigma_direction"]) for key, values in job["directions"].items()]
    observed += [("distance", *key, value, job["instrument"]["sigma_distance"]) for key, value in job["reduced"].items()]
    state = {(name, axis): value for name, place in job["traverse"].items() for axis, value in zip("en", place)}
    state[names[1], "e"] = 0.0
    for kind, one, other, value, _ in reversed(observed):
        if kind == "direction":
            state[one, "o"] = 0.0
            state[one, "o"] = computed(state, kind, one, other)[0] - value
    unknowns = [key for key in state if key not in ((names[0], "e"), (names[0], "n"), (names[1], "e"))]
    weights = [1 / sigma**2 for *_, sigma in observed]
    change = 1.0
    while change > 1e-10:
        design, misfits = [], []
        for kind, one, other, value, _ in observed:
            should, row = computed(state, kind, one, other)
            design.append([row.get(key, 0.0) for key in unknowns])
            misfits.append(wrapped(value - should) if kind == "direction" else value - should)
        steps, job["cofactors"] = linear.least_squares(design, misfits, weights)
        for key, step in zip(unknowns, steps):
            state[key] += step
        change = max(abs(step) for key, step in zip(unknowns, steps) if key[1] != "o")
    job["observed"], job["state"], job["unknowns"] = observed, state, unknowns
    job["residual"] = lambda kind, one, other, value: (wrapped if kind == "direction" else float)(
        computed(state, kind, one, other)[0] - value
    )
    job["adjusted"] = {name: (state[name, "e"], state[name, "n"]) for name in names}
    rows = [(name, f"{e:.4f}", f"{n:.4f}", f"{state[name, 'o'] % 400:.5f}") for name, (e, n) in job["adjusted"].items()]
    report.write(job, "adjusted", "station,east,north,orientation", rows)
END
