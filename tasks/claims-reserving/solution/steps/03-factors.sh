# Development factors
cat > reserving/stages/s30_factors.py <<'END'
"""Volume-weighted factors of the four latest years: `factors.csv`."""

from reserving import files


def run(state):
    real = state["real"]
    state["used"], state["base"], state["factors"] = {}, {}, {}
    for d in range(1, len(real)):
        used = [year for year, cells in real.items() if len(cells) > d][-4:]
        state["used"][d] = used
        state["base"][d] = sum(real[year][d - 1] for year in used)
        state["factors"][d] = sum(real[year][d] for year in used) / state["base"][d]
    files.write(state["folder"], "factors", ["development", "factor"], [list(pair) for pair in state["factors"].items()])
END
