# Blocks
cat > transit/stages/s07_blocks.py <<'END'
"""The vehicles' blocks: `blocks.csv`."""

from transit import files
from transit.activities import of_block
from transit.choice import chosen
from transit.times import text


def run(plan):
    runs, rules = plan["runs"][plan["day"]], plan["rules"]
    by_name, plan["blocks"], rows = {r.name: r for r in runs}, {}, []
    for vehicle, after in plan["matched"].items():
        names = [r.name for r in runs if r.vehicle == vehicle]
        preferred = {
            a: sorted(
                plan["followers"][a],
                key=lambda b, a=a: (plan["empty"][by_name[a].to, by_name[b].origin], by_name[b].start, b),
            )
            for a in names
        }
        follower = chosen(names, preferred, after)
        for number, name in enumerate((name for name in names if name not in follower.values()), 1):
            mine = []
            while name:
                mine.append(by_name[name])
                name = follower.get(name)
            done = of_block(mine, plan["empty"], rules["depot"], int(rules["depot_stay"]))
            plan["blocks"][f"{vehicle}-{number}"] = list(done)
    for block, done in plan["blocks"].items():
        for n, (what, name, a, b, start, end) in enumerate(done, 1):
            rows.append((block, n, what, name, a, b, text(start), text(end)))
    files.write(plan, "blocks", ["block", "n", "what", "run", "from", "to", "start", "end"], rows)
END
