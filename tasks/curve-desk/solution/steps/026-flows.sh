# Cash flows
cat > desk/stages/s11_flows.py <<'END'
"""What is still to be paid: `flows.csv`."""

from desk import files
from desk.flows import of_trade


def run(desk):
    desk["legs_of"] = {
        name: {leg: periods for (trade, leg), periods in desk["legs"].items() if trade == name}
        for name in desk["trades"]
    }
    market = desk["markets"][desk["days"][1]]
    desk["flows"] = {
        name: [flow for flow in of_trade(trade, desk["legs_of"][name], market) if flow[2] > market.day]
        for name, trade in desk["trades"].items()
    }
    rows = [(name, *flow[:3], f"{flow[3]:.2f}") for name, flows in desk["flows"].items() for flow in flows]
    files.write(desk, "flows", ["trade", "leg", "n", "day", "amount"], rows)
END
