# The summary
cat > examine/stages/s36_summary.py <<'END'
"""The report's first page: `summary.csv`."""

from examine import report


def run(case):
    events = {tuple(event) for event in case["events"]}
    times = sorted(event[0] for event in events)
    rows = [("files", len(case["files"])), ("deleted", len(case["deleted"])), ("accounts", len(case["accounts"]))]
    rows += [("events", len(events)), ("first", times[0]), ("last", times[-1]), ("paid", f"{case['paid'] / 100:.2f}")]
    report.write(case, "summary", ["name", "value"], rows)
END
