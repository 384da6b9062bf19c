# The forward rates of the index's quotes
cat > desk/stages/s07_forwards.py <<'END'
"""What the discount curves say of the index's periods: `forwards.csv`."""

from desk import files
from desk.forwards import of_quotes


def run(desk):
    desk["forwards"] = {day: of_quotes(desk["curves"][day], desk["instruments"][day]) for day in desk["days"]}
    rows = [
        (day, name, n, f"{rate:.10f}")
        for day, quotes in desk["forwards"].items()
        for name, rates in quotes.items()
        for n, rate in enumerate(rates, 1)
    ]
    files.write(desk, "forwards", ["day", "quote", "n", "rate"], rows)
END
