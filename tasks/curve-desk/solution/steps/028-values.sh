# Values of trades and books
cat > desk/stages/s12_values.py <<'END'
"""What the trades and the books are worth: `values.csv`, `books.csv`."""

from desk import files
from desk.values import present


def run(desk):
    curve = desk["curves"][desk["days"][1]]
    desk["values"] = {name: present(flows, curve) for name, flows in desk["flows"].items()}
    files.write(desk, "values", ["trade", "value"], [(name, f"{worth:.2f}") for name, worth in desk["values"].items()])
    desk["books"] = {}
    for name, trade in desk["trades"].items():
        desk["books"].setdefault(trade["book"], []).append(name)
    rows = [(book, len(names), f"{sum(map(desk['values'].get, names)):.2f}") for book, names in desk["books"].items()]
    files.write(desk, "books", ["book", "trades", "value"], rows)
END
