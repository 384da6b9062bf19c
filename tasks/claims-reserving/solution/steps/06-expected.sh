# Reserves by expected losses
cat > reserving/stages/s60_expected.py <<'END'
"""Reserves by expected losses: `expected.csv`."""

from reserving import files


def run(state):
    index, now = state["index"], state["year"]
    premiums = {int(row["year"]): float(row["premium"]) for row in files.read(state["folder"], "premiums")}
    premiums = {year: premiums[year] * index[now] / index[year] for year in state["years"]}
    mature = [year for year in state["years"] if state["developed"][year] >= 0.8]
    ratio = sum(state["ultimate"][year] for year in mature) / sum(premiums[year] for year in mature)
    rows, state["expected"] = [], {}
    for year, premium in premiums.items():
        state["expected"][year] = premium * ratio * (1 - state["developed"][year])
        rows.append([year, premium, premium * ratio, state["expected"][year]])
    files.write(state["folder"], "expected", ["year", "premium", "expected", "reserve"], rows)
END
