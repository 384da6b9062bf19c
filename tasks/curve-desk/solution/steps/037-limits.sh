# Limits
cat > desk/stages/s20_limits.py <<'END'
"""How far limits are used: `limits.csv`."""

from desk import files


def used(desk, book, measure):
    buckets = [delta for (name, _), delta in desk["buckets"].items() if name == book]
    told = desk["explained"][book]
    if measure == "delta":
        return abs(sum(buckets))
    if measure == "bucket":
        return max(map(abs, buckets))
    return max(0.0, -told["pnl"]) if measure == "loss" else abs(told["unexplained"])


def run(desk):
    desk["limits"] = []
    for row in files.read(desk, "limits"):
        amount, limit = used(desk, row["book"], row["measure"]), float(row["limit"])
        share = amount / limit
        state = "breach" if share > 1 else "warning" if share >= 0.8 else "ok"
        desk["limits"].append((share, f"{row['book']} {row['measure']}", state, row, amount))
    rows = [(row["book"], row["measure"], f"{amount:.2f}", row["limit"], f"{share:.4f}", state) for share, _, state, row, amount in desk["limits"]]  # fmt: skip
    files.write(desk, "limits", ["book", "measure", "used", "limit", "share", "state"], rows)
END
