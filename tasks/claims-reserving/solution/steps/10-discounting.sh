# Discounting
cat > reserving/stages/s90_discounting.py <<'END'
"""What future payments are worth today: `discounted.csv`."""

from reserving import files


def run(state):
    curve = [float(row["rate"]) for row in files.read(state["folder"], "curve")]
    state["discounted"] = {}
    for year, amount in state["flow"].items():
        term = year - state["year"]
        state["discounted"][year] = amount / (1 + curve[min(term, len(curve)) - 1]) ** (term - 0.5)
    rows = [list(pair) for pair in state["discounted"].items()]
    files.write(state["folder"], "discounted", ["year", "amount"], rows)
END
