# Spot days
cat > desk/stages/s01_spots.py <<'END'
"""Holidays, and the spot days of both days: `holidays.csv`, `spots.csv`."""

from types import SimpleNamespace

from desk import files
from desk.calendars import Calendar
from desk.holidays import found


def run(desk):
    first, rules, parts = desk["days"][0].year, files.read(desk, "holidays"), {}
    for row in files.read(desk, "calendars"):
        name, weekend = row["calendar"], {int(digit) for digit in row["weekend"]}
        mine = [rule for rule in rules if rule["calendar"] == name]
        parts[name] = weekend, found(mine, weekend, row["substitute"] == "yes", range(first - 6, first + 16))
    seen = [
        (name, day)
        for name, (weekend, days) in parts.items()
        for day in days
        if first <= day.year <= first + 1 and day.isoweekday() not in weekend
    ]
    files.write(desk, "holidays", ["calendar", "date"], seen)
    desk["conventions"] = {}
    for row in files.read(desk, "conventions"):
        terms = SimpleNamespace(
            calendar=Calendar([parts[name] for name in row["calendars"].split("+")]),
            lag=int(row["lag"]),
            roll=row["roll"],
            eom=row["eom"] == "yes",
            count=row["count"],
            months=int(row["months"]),
            paylag=int(row["paylag"]),
        )
        desk["conventions"][row["convention"]] = terms
    desk["spots"] = {
        (day, name): terms.calendar.shift(day, terms.lag)
        for day in desk["days"]
        for name, terms in desk["conventions"].items()
    }
    rows = [(day, name, spot) for (day, name), spot in desk["spots"].items()]
    files.write(desk, "spots", ["day", "convention", "spot"], rows)
END
