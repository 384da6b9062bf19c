# The timeline
cat > examine/stages/s34_timeline.py <<'END'
"""Everything that happened, in order: `timeline.csv`."""

from examine import report


def run(case):
    case["events"] += [(when, "", "deleted", path) for _, path, when in case["deleted"]]
    report.write(case, "timeline", ["time", "user", "event", "detail"], case["events"])
END
