# Tell overtime
cat > payroll/stages/s20_overtime.py <<'END'
from payroll import tables


def run(state):
    weekly = state["weekly"]
    state["split"] = {key: (min(weekly[key], 2400), max(0, weekly[key] - 2400)) for key in sorted(weekly)}
    rows = [[*key, *split] for key, split in state["split"].items()]
    tables.write("overtime", ["name", "week", "plain", "overtime"], rows)
END
