# Buckets
cat > desk/stages/s19_buckets.py <<'END'
"""The books' risk by maturity: `buckets.csv`."""

from collections import defaultdict

from desk import files
from desk.months import add


def run(desk):
    today, known = desk["days"][1], files.read(desk, "buckets")
    ends = [(add(today, int(row["months"]), False) if row["months"] else None, row["bucket"]) for row in known]
    desk["buckets"] = defaultdict(float)
    for book, names in desk["books"].items():
        for quote, i in desk["instruments"][today].items():
            bucket = next(name for end, name in ends if end is None or i.end <= end)
            desk["buckets"][book, bucket] += sum(desk["deltas"][name, quote] for name in names)
    rows = [(book, bucket, f"{delta:.2f}") for (book, bucket), delta in desk["buckets"].items()]
    files.write(desk, "buckets", ["book", "bucket", "delta"], rows)
END
