# The runs of two days
cat > transit/stages/s03_runs.py <<'END'
"""Every run of the two days: `runs.csv`."""

from types import SimpleNamespace

from transit import files
from transit.frequencies import repeated
from transit.times import text


def made(name, row, vehicle, calls, shift):
    calls = [(stop, arrival + shift, departure + shift) for stop, arrival, departure in calls]
    first, last = calls[0], calls[-1]
    return SimpleNamespace(
        name=name,
        route=row["route_id"],
        vehicle=vehicle,
        calls=calls,
        origin=first[0],
        to=last[0],
        start=first[2],
        end=last[1],
    )


def run(plan):
    starts, plan["runs"] = repeated(files.read(plan, "frequencies")), {}
    for day, services in plan["services"].items():
        runs = plan["runs"][day] = []
        for trip, row in plan["trips"].items():
            if row["service_id"] in services:
                vehicle, calls = plan["routes"][row["route_id"]], plan["calls"][trip]
                if trip not in starts:
                    runs.append(made(trip, row, vehicle, calls, 0))
                for n, start in enumerate(starts.get(trip, []), 1):
                    runs.append(made(f"{trip}/{n}", row, vehicle, calls, start - calls[0][2]))
        runs.sort(key=lambda one: (one.start, one.name))
    rows = [
        (day, r.name, r.route, r.vehicle, r.origin, r.to, text(r.start), text(r.end))
        for day, runs in plan["runs"].items()
        for r in runs
    ]
    files.write(plan, "runs", ["date", "run", "route", "vehicle", "from", "to", "start", "end"], rows)
END
