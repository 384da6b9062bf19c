# Add up the weeks
cat > payroll/stages/s10_weekly.py <<'END'
from payroll import tables


def run(state):
    weekly = {}
    for name, week, minutes in state["rows"]:
        weekly[name, week] = weekly.get((name, week), 0) + minutes
    state["weekly"] = weekly
    tables.write("weekly", ["name", "week", "minutes"], [[*key, weekly[key]] for key in sorted(weekly)])
END
