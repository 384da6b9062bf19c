# The trades' schedules
cat > desk/stages/s03_schedules.py <<'END'
"""The periods of all trades: `schedules.csv`."""

from datetime import date
from types import SimpleNamespace

from desk import files
from desk.schedule import periods

LEGS = {
    "swap": {"fixed": "swap", "float": "index"},
    "frn": {"float": "index"},
    "fra": {"float": "index"},
    "loan": {"fixed": "deposit"},
}


def leg(desk, trade, name, start, end):
    terms = desk["conventions"][name]
    rolled = tuple(terms.calendar.roll(day, terms.roll) for day in (start, end))
    whole = [rolled] if trade["kind"] in ("fra", "loan") else periods(start, end, terms)
    for a, b in whole:
        fixing = terms.calendar.shift(a, -terms.lag) if name == "index" else ""
        pays = a if trade["kind"] == "fra" else terms.calendar.shift(b, terms.paylag)
        yield SimpleNamespace(start=a, end=b, fixing=fixing, pays=pays, count=terms.count)


def run(desk):
    desk["trades"] = {row["trade"]: row for row in files.read(desk, "trades")}
    desk["legs"], rows = {}, []
    for name, trade in desk["trades"].items():
        start, end = (date.fromisoformat(trade[key]) for key in ("start", "end"))
        for kind, convention in LEGS[trade["kind"]].items():
            desk["legs"][name, kind] = list(leg(desk, trade, convention, start, end))
            for n, p in enumerate(desk["legs"][name, kind], 1):
                rows.append((name, kind, n, p.start, p.end, p.fixing, p.pays))
    files.write(desk, "schedules", ["trade", "leg", "n", "start", "end", "fixing", "pays"], rows)
END
