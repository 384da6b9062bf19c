# Sum up
cat > payroll/stages/s50_summary.py <<'END'
from payroll import tables


def run(state):
    sums = [sum(state[name].values()) for name in ("pay", "tax", "net")]
    tables.write("summary", ["people", "cents", "tax", "net"], [[len(state["people"]), *sums]])
END
