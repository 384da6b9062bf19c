# The summary
cat > ground/stages/s28_summary.py <<'END'
"""The report's first page: `summary.csv`."""

from ground import report


def run(contact):
    times = [float(when) for when, _, _ in contact["timeline"]]
    rows = [("frames", len(contact["frames"])), ("corrected", contact["corrected"]), ("packets", len(contact["packets"]))]
    rows += [("lost", contact["lost"]), ("files", len(contact["contents"])), ("alarms", contact["alarms"])]
    rows += [("limits", len(contact["passings"])), ("spots", contact["spots"])]
    rows += [("first", f"{min(times):.3f}"), ("last", f"{max(times):.3f}")]
    report.write(contact, "summary", ["name", "value"], rows)
END
