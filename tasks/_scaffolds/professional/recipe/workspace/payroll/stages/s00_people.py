"""Who worked: `people.csv`."""

from payroll import tables


def run(state):
    state["people"] = sorted({name for name, _, _ in state["rows"]})
    tables.write("people", ["name"], [[name] for name in state["people"]])
