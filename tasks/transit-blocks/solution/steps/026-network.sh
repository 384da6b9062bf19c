# The network with and without a route
cat > transit/stages/s14_network.py <<'END'
"""What passengers can ride, with and without the withdrawn route: `network.csv`."""

from transit import files

DAY = 86400


def run(plan):
    runs = [(r.route, [(s, a - DAY, d - DAY) for s, a, d in r.calls]) for day in plan["runs"] if day != plan["day"] for r in plan["runs"][day]]  # fmt: skip
    runs += [(r.route, r.calls) for r in plan["runs"][plan["day"]]]
    plan["network"] = {
        "all": [calls for _, calls in runs],
        "without": [calls for route, calls in runs if route != plan["withdrawn"]],
    }
    rows = []
    for variant, calls in plan["network"].items():
        late = sum(leaves >= 0 for one in calls for _, _, leaves in one[:-1])
        rows.append((variant, plan["withdrawn"] if variant == "without" else "", len(calls), late))
    files.write(plan, "network", ["variant", "withdrawn", "runs", "departures"], rows)
END
