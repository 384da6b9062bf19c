# Which runs may follow which
cat > transit/stages/s05_links.py <<'END'
"""Which runs a vehicle may do after another one: `links.csv`."""

from transit import files


def run(plan):
    layover, runs = int(plan["rules"]["layover"]), plan["runs"][plan["day"]]

    def follows(a, b):
        way = plan["empty"].get((a.to, b.origin))
        return a.vehicle == b.vehicle and way is not None and a.end + layover + way <= b.start

    plan["followers"] = {a.name: [b.name for b in runs if b is not a and follows(a, b)] for a in runs}
    files.write(plan, "links", ["run", "followers"], [(name, len(after)) for name, after in plan["followers"].items()])
END
