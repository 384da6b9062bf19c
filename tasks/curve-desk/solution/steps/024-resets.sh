# The index in the trades' periods
cat > desk/stages/s10_resets.py <<'END'
"""The index's rates in the trades' floating periods: `resets.csv`."""

from desk import files
from desk.fixings import Fixings
from desk.market import Market


def run(desk):
    fixings = Fixings(files.read(desk, "fixings"))
    desk["markets"] = {day: Market(day, desk["curves"][day], desk["bases"][day], fixings) for day in desk["days"]}
    market, rows = desk["markets"][desk["days"][1]], []
    for (trade, leg), periods in desk["legs"].items():
        for n, period in enumerate(periods, 1):
            if leg == "float" and period.pays > market.day:
                source = "fixed" if period.fixing < market.day else "expected"
                rows.append((trade, n, source, f"{market.index(period):.10f}"))
    files.write(desk, "resets", ["trade", "n", "source", "rate"], rows)
END
