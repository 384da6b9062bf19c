# Delays
cat > transit/stages/s16_delays.py <<'END'
"""How much later passengers arrive without the route: `delays.csv`."""

from transit import files


def run(plan):
    plan["delays"] = {}
    for (query, variant), found in plan["journeys"].items():
        if variant == "all" and found:
            other = plan["journeys"][query, "without"]
            plan["delays"][query] = other[0] - found[0] if other else "lost"
    files.write(plan, "delays", ["query", "later"], plan["delays"].items())
END
