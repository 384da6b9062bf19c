# The first page
cat > desk/stages/s21_report.py <<'END'
"""The pack's first page: `report.csv`."""

from collections import defaultdict

from desk import files


def run(desk):
    pnl, states = {book: told["pnl"] for book, told in desk["explained"].items()}, [row[2] for row in desk["limits"]]
    by_bucket = defaultdict(float)
    for (_, bucket), delta in desk["buckets"].items():
        by_bucket[bucket] += delta
    value, accrued = sum(desk["values"].values()), sum(desk["accrued"].values())
    rows = [("trades", len(desk["trades"])), ("live", sum(map(bool, desk["flows"].values())))]
    rows += [("value", f"{value:.2f}"), ("clean", f"{value - accrued:.2f}"), ("pnl", f"{sum(pnl.values()):.2f}")]
    rows += [("worst", min(pnl, key=pnl.get)), ("bucket", max(by_bucket, key=lambda name: abs(by_bucket[name])))]
    rows += [("breaches", states.count("breach")), ("warnings", states.count("warning")), ("closest", max(desk["limits"])[1])]
    files.write(desk, "report", ["name", "value"], rows)
END
