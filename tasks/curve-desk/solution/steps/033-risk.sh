# Deltas by quote
cat > desk/stages/s16_risk.py <<'END'
"""What a basis point of each quote does: `risk.csv`."""

from desk import files
from desk.scenario import market, values


def run(desk):
    today = desk["days"][1]
    desk["deltas"], rows = {}, []
    for quote, level in desk["quotes"][today].items():
        change = -0.01 if desk["instruments"][today][quote].kind == "future" else 0.01
        bumped = values(desk, market(desk, today, {**desk["quotes"][today], quote: level + change}))
        for book, names in desk["books"].items():
            for name in names:
                desk["deltas"][name, quote] = bumped[name] - desk["values"][name]
            delta = sum(desk["deltas"][name, quote] for name in names)
            hedge = delta / desk["annuities"][quote] / 100
            rows.append((book, quote, f"{delta:.2f}", f"{hedge:.2f}"))
    files.write(desk, "risk", ["book", "quote", "delta", "hedge"], rows)
END
