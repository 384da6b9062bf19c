# The summary
cat > reserving/stages/s95_summary.py <<'END'
"""The valuation on one line: `summary.csv`."""

import math

from reserving import files


def run(state):
    sums = [sum(state[name].values()) for name in ("blend", "flow", "discounted")]
    margin = math.sqrt(sum(error**2 for error in state["errors"].values()))
    files.write(state["folder"], "summary", ["blended", "nominal", "discounted", "margin"], [[*sums, margin]])
END
