# The timeline
cat > ground/stages/s27_timeline.py <<'END'
"""What happened on board, in order: `timeline.csv`."""

from ground import report


def run(contact):
    report.write(contact, "timeline", ["time", "what", "detail"], contact["timeline"])
END
