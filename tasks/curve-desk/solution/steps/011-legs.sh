# The legs of the quoted instruments
cat > desk/stages/s05_legs.py <<'END'
"""The periods of the quoted instruments: `legs.csv`."""

from desk import files
from desk.counts import fraction
from desk.schedule import periods

LEGS = {"deposit": ["deposit"], "ois": ["ois"], "swap": ["swap", "index"]}


def run(desk):
    rows = []
    for day, instruments in desk["instruments"].items():
        for name, i in instruments.items():
            i.legs = {}
            for convention in LEGS.get(i.kind, ["index"]):
                terms = desk["conventions"][convention]
                whole = [(i.start, i.end)] if i.kind not in ("ois", "swap") else periods(i.first, i.last, terms)
                leg = "float" if convention == "index" else "fixed"
                i.legs[leg] = [(a, b, fraction(a, b, terms.count)) for a, b in whole]
                rows += [(day, name, leg, n, a, b, f"{f:.10f}") for n, (a, b, f) in enumerate(i.legs[leg], 1)]
    files.write(desk, "legs", ["day", "quote", "leg", "n", "start", "end", "fraction"], rows)
END
