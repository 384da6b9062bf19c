# Take the tax
cat > payroll/stages/s40_net.py <<'END'
from payroll import tables


def run(state):
    state["tax"] = {name: cents // 5 for name, cents in state["pay"].items()}
    state["net"] = {name: cents - state["tax"][name] for name, cents in state["pay"].items()}
    tables.write("net", ["name", "tax", "net"], [[name, state["tax"][name], net] for name, net in state["net"].items()])
END
