# Par rates
cat > desk/stages/s13_par.py <<'END'
"""The rates at which the swaps would be worth nothing: `par.csv`."""

from desk import files
from desk.values import present


def run(desk):
    market, rows = desk["markets"][desk["days"][1]], []
    for name, trade in desk["trades"].items():
        left = [p for p in desk["legs_of"][name].get("fixed", []) if p.pays > market.day]
        if trade["kind"] == "swap" and left:
            annuity = float(trade["notional"]) * sum(p.part * market.curve.factor(p.pays) for p in left)
            floating = [flow for flow in desk["flows"][name] if flow[0] == "float"]
            par = abs(present(floating, market.curve)) / annuity
            excess = desk["values"][name] / annuity
            rows.append((name, f"{annuity:.2f}", f"{par:.10f}", f"{excess:.10f}"))
    files.write(desk, "par", ["trade", "annuity", "par", "excess"], rows)
END
