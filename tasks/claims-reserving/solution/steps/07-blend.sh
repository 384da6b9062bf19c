# Both methods are blended
cat > reserving/stages/s70_blend.py <<'END'
"""The two reserves by credibility: `blend.csv`."""

from reserving import files


def run(state):
    rows, state["blend"] = [], {}
    for year in state["years"]:
        developed = state["developed"][year]
        weight = 0.0 if developed < 0.3 else 1.0 if developed >= 0.8 else developed
        state["blend"][year] = weight * state["reserve"][year] + (1 - weight) * state["expected"][year]
        rows.append([year, weight, state["blend"][year]])
    files.write(state["folder"], "blend", ["year", "weight", "reserve"], rows)
END
