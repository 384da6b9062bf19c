# Accruals
cat > desk/stages/s14_accrued.py <<'END'
"""What has accrued, and the values without it: `accrued.csv`."""

from desk import files
from desk.counts import fraction
from desk.flows import of_trade


def run(desk):
    market, desk["accrued"] = desk["markets"][desk["days"][1]], {}
    for name, trade in desk["trades"].items():
        legs, total = desk["legs_of"][name], 0.0
        for leg, n, _, amount in of_trade(trade, legs, market):
            if trade["kind"] != "fra" and leg != "principal":
                period = legs[leg][n - 1]
                if period.start <= market.day < period.end:
                    total += amount * fraction(period.start, market.day, period.count) / period.part
        desk["accrued"][name] = total
    rows = [(name, f"{a:.2f}", f"{desk['values'][name] - a:.2f}") for name, a in desk["accrued"].items()]
    files.write(desk, "accrued", ["trade", "accrued", "clean"], rows)
END
