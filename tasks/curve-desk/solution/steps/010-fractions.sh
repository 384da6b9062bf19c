# The trades' parts of years
cat > desk/stages/s04_fractions.py <<'END'
"""How long each period is: `fractions.csv`."""

from desk import files
from desk.counts import fraction


def run(desk):
    rows = []
    for (trade, leg), periods in desk["legs"].items():
        for n, period in enumerate(periods, 1):
            period.part = fraction(period.start, period.end, period.count)
            rows.append((trade, leg, n, f"{period.part:.10f}"))
    files.write(desk, "fractions", ["trade", "leg", "n", "fraction"], rows)
END
