# What routes cost
cat > transit/stages/s13_routes.py <<'END'
"""What each route costs, and which one costs most by the hour: `routes.csv`."""

from collections import defaultdict

from transit import files


def run(plan):
    route = {r.name: r.route for r in plan["runs"][plan["day"]]}
    runs, seconds, costs = defaultdict(int), defaultdict(int), defaultdict(float)
    for block, done in plan["blocks"].items():
        served = [(route[name], end - start) for what, name, _, _, start, end in done if what == "run"]
        whole = sum(time for _, time in served)
        for name, time in served:
            runs[name] += 1
            seconds[name] += time
            costs[name] += plan["costs"][block] * time / whole
    hourly = {name: costs[name] / seconds[name] * 3600 for name in runs}
    plan["withdrawn"], plan["saving"] = max(hourly, key=hourly.get), max(hourly.values())
    rows = [(name, runs[name], seconds[name], f"{costs[name]:.2f}", f"{hourly[name]:.2f}") for name in runs]
    files.write(plan, "routes", ["route", "runs", "seconds", "cost", "hourly"], rows)
END
