# Ultimates by chain ladder
cat > reserving/stages/s50_ultimates.py <<'END'
"""Ultimates and reserves by chain ladder: `ultimates.csv`."""

import math

from reserving import files


def run(state):
    rows, n = [], len(state["years"])
    state["developed"], state["ultimate"], state["reserve"] = {}, {}, {}
    for year, cells in state["real"].items():
        developed = 1 / (math.prod(state["factors"][d] for d in range(len(cells), n)) * state["tail"])
        ultimate = cells[-1] / developed
        state["developed"][year], state["ultimate"][year] = developed, ultimate
        state["reserve"][year] = ultimate - cells[-1]
        rows.append([year, cells[-1], developed, ultimate, ultimate - cells[-1]])
    files.write(state["folder"], "ultimates", ["year", "paid", "developed", "ultimate", "reserve"], rows)
END
