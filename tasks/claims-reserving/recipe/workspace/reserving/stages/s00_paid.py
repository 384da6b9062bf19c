"""What was paid, net of recoveries, by accident year: `paid.csv`."""

from reserving import files


def run(state: dict) -> None:
    payments = []
    for row in files.read(state["folder"], "payments"):
        sign = -1 if row["kind"] == "recovery" else 1
        payments.append((int(row["accident"][:4]), int(row["paid"][:4]), sign * float(row["amount"])))
    state["payments"] = [payment for payment in payments if payment[1] <= state["year"]]
    state["years"] = list(range(min(first for first, _, _ in payments), state["year"] + 1))
    totals = {year: sum(amount for first, _, amount in state["payments"] if first == year) for year in state["years"]}
    files.write(state["folder"], "paid", ["year", "paid"], [[year, float(total)] for year, total in totals.items()])
