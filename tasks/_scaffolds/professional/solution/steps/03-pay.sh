# Pay minutes
cat > payroll/stages/s30_pay.py <<'END'
from payroll import tables


def run(state):
    pay = dict.fromkeys(state["people"], 0)
    for (name, _), (plain, overtime) in state["split"].items():
        pay[name] += 20 * plain + 30 * overtime
    state["pay"] = pay
    tables.write("pay", ["name", "cents"], pay.items())
END
