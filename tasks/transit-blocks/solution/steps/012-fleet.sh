# The smallest fleet
cat > transit/stages/s06_fleet.py <<'END'
"""The smallest fleet, and a plan that needs no more: `fleet.csv`, `plan.csv`."""

from transit import files
from transit.matching import largest


def run(plan):
    runs, plan["fleet"], plan["matched"], rows, told = plan["runs"][plan["day"]], {}, {}, [], []
    for vehicle in sorted({r.vehicle for r in runs}):
        mine = [r.name for r in runs if r.vehicle == vehicle]
        followers = {name: plan["followers"][name] for name in mine}
        after = plan["matched"][vehicle] = largest(followers)
        plan["fleet"][vehicle] = len(mine) - len(after)
        rows.append((vehicle, len(mine), sum(map(len, followers.values())), plan["fleet"][vehicle]))
        for number, name in enumerate((name for name in mine if name not in after.values()), 1):
            n = 1
            while name:
                told.append((f"{vehicle}-{number}", n, name))
                name, n = after.get(name), n + 1
    files.write(plan, "fleet", ["vehicle", "runs", "links", "vehicles"], rows)
    files.write(plan, "plan", ["unit", "n", "run"], told)
END
