# The result explained
cat > desk/stages/s18_explain.py <<'END'
"""Why the books gained or lost: `explain.csv`."""

from desk import files
from desk.flows import of_trade

HEADER = ["book", "before", "cash", "carry", "discount", "basis", "new", "pnl", "predicted", "unexplained"]


def run(desk):
    before, today = desk["days"]
    desk["explained"] = {}
    for book, names in desk["books"].items():
        old = [name for name in names if desk["trades"][name]["traded"] <= before.isoformat()]
        first, rolled, half = (sum(values[name] for name in old) for values in desk["steps"])
        last = sum(desk["values"][name] for name in old)
        cash = sum(
            amount
            for name in old
            for _, _, day, amount in of_trade(desk["trades"][name], desk["legs_of"][name], desk["markets"][today])
            if before < day <= today
        )
        new = sum(desk["values"][name] for name in names if name not in old)
        predicted = sum(desk["deltas"][name, quote] * move for name in old for quote, move in desk["moves"].items())
        pnl, rest = last + cash - first + new, last - rolled - predicted
        figures = (first, cash, rolled + cash - first, half - rolled, last - half, new, pnl, predicted, rest)
        desk["explained"][book] = dict(zip(HEADER[1:], figures, strict=True))
    rows = [(book, *(f"{figure:.2f}" for figure in told.values())) for book, told in desk["explained"].items()]
    files.write(desk, "explain", HEADER, rows)
END
