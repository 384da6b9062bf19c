# Standard errors
cat > reserving/stages/s80_uncertainty.py <<'END'
"""Standard errors after Mack: `uncertainty.csv`."""

import math

from reserving import files


def variances(state):
    found = {}
    for d, used in state["used"].items():
        pairs = [(state["real"][year][d - 1], state["real"][year][d]) for year in used]
        if len(pairs) > 1:
            found[d] = sum(c * (e / c - state["factors"][d]) ** 2 for c, e in pairs) / (len(pairs) - 1)
        elif d < 3 or found[d - 2] == 0:
            found[d] = 0.0
        else:
            found[d] = min(found[d - 1] ** 2 / found[d - 2], found[d - 1], found[d - 2])
    return found


def run(state):
    sigma2, factors, n = variances(state), state["factors"], len(state["years"])
    state["errors"], rows = {}, []
    for year, cells in state["real"].items():
        amount, total = cells[-1], 0.0
        for d in range(len(cells), n):
            total += sigma2[d] / factors[d] ** 2 * (1 / amount + 1 / state["base"][d])
            amount *= factors[d]
        error, reserve = math.sqrt(amount**2 * total), state["blend"][year]
        state["errors"][year] = error
        rows.append([year, error, error / reserve if reserve >= 0.005 else 0])
    files.write(state["folder"], "uncertainty", ["year", "error", "relative"], rows)
END
