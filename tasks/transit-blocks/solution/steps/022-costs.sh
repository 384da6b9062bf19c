# What blocks cost
cat > transit/stages/s12_costs.py <<'END'
"""What each block costs: `costs.csv`."""

from transit import files


def run(plan):
    rules, plan["costs"], rows = plan["rules"], {}, []
    drivers = dict.fromkeys(plan["blocks"], 0.0)
    for duty, pieces in plan["duties"].items():
        whole = sum(p.end - p.start for p in pieces)
        for p in pieces:
            drivers[p.block] += plan["paid"][duty] * float(rules["wage"]) * (p.end - p.start) / whole
    for block, done in plan["blocks"].items():
        vehicle = block.rpartition("-")[0]
        day = float(rules[f"day_{vehicle}"])
        moving = sum(end - start for what, _, _, _, start, end in done if what != "wait")
        motion = moving / 3600 * float(rules[f"hour_{vehicle}"])
        plan["costs"][block] = day + motion + drivers[block]
        rows.append((block, *(f"{cost:.2f}" for cost in (day, motion, drivers[block], plan["costs"][block]))))
    files.write(plan, "costs", ["block", "day", "motion", "drivers", "total"], rows)
END
