# Prices of the valuation's year
cat > reserving/stages/s20_inflation.py <<'END'
"""The triangle in prices of the valuation's year: `real.csv`."""

from reserving import files
from reserving.stages.s10_triangle import cumulative, write


def run(state):
    index = {int(row["year"]): float(row["index"]) for row in files.read(state["folder"], "index")}
    state["index"] = index
    state["real"] = cumulative(state, lambda paid: index[state["year"]] / index[paid])
    write(state, "real", state["real"])
END
