# When instruments begin and end
cat > desk/stages/s02_instruments.py <<'END'
"""When the quoted instruments begin and end: `instruments.csv`."""

from types import SimpleNamespace

from desk import files
from desk.terms import CONVENTIONS, unrolled


def run(desk):
    desk["instruments"] = {day: {} for day in desk["days"]}
    for row in files.read(desk, "quotes"):
        name = CONVENTIONS[row["kind"]]
        terms = desk["conventions"][name]
        for day in desk["days"]:
            first, last = unrolled(row["kind"], row["term"], day, desk["spots"][day, name], terms)
            start, end = (terms.calendar.roll(one, terms.roll) for one in (first, last))
            made = SimpleNamespace(kind=row["kind"], curve=row["curve"], first=first, last=last, start=start, end=end)
            desk["instruments"][day][row["quote"]] = made
    rows = [(day, name, i.start, i.end) for day, all_ in desk["instruments"].items() for name, i in all_.items()]
    files.write(desk, "instruments", ["day", "quote", "start", "end"], rows)
END
