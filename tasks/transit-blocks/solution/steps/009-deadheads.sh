# Deadheads between the runs' ends
cat > transit/stages/s04_deadheads.py <<'END'
"""How long empty vehicles take between the ends of the day's runs and the depot: `deadheads.csv`."""

from transit import files
from transit.shortest import ways


def run(plan):
    links = {}
    for row in files.read(plan, "deadheads"):
        links.setdefault(row["from_stop_id"], []).append((row["to_stop_id"], int(row["seconds"])))
    ends = {plan["rules"]["depot"]} | {stop for r in plan["runs"][plan["day"]] for stop in (r.origin, r.to)}
    plan["empty"] = {}
    for origin in ends:
        found = ways(links, origin)
        plan["empty"] |= {(origin, stop): found[stop] for stop in ends if stop in found}
    rows = [(a, b, time) for (a, b), time in plan["empty"].items() if a != b]
    files.write(plan, "deadheads", ["from", "to", "seconds"], rows)
END
