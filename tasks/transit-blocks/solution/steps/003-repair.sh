# The feed without its faults
cat > transit/stages/s01_repair.py <<'END'
"""The feed without its faults: `repairs.csv`, `stoptimes.csv`."""

from transit import files
from transit.repair import repaired
from transit.times import seconds, text


def run(plan):
    stops = {row["stop_id"] for row in files.read(plan, "stops")}
    plan["routes"] = {row["route_id"]: row["vehicle"] for row in files.read(plan, "routes")}
    services = {row["service_id"] for name in ("calendar", "calendar_dates") for row in files.read(plan, name)}
    notes, known, seen = set(), {}, set()
    plan["trips"] = {}
    for row in files.read(plan, "trips"):
        known[row["trip_id"]] = []
        if row["route_id"] in plan["routes"] and row["service_id"] in services:
            plan["trips"][row["trip_id"]] = row
        else:
            notes.add(("trip", row["trip_id"], ""))
    for row in files.read(plan, "stop_times"):
        trip, sequence = row["trip_id"], int(row["stop_sequence"])
        if trip not in known or row["stop_id"] not in stops:
            notes.add(("unknown", trip, sequence))
        elif trip in plan["trips"] and (trip, sequence) in seen:
            notes.add(("duplicate", trip, sequence))
        elif trip in plan["trips"]:
            seen.add((trip, sequence))
            times = [seconds(row["arrival_time"]), seconds(row["departure_time"])]
            known[trip].append([sequence, row["stop_id"], *times])
    plan["calls"] = {}
    for trip in list(plan["trips"]):
        calls = repaired(
            sorted(known[trip], key=lambda call: call[0]),
            lambda kind, sequence, trip=trip: notes.add((kind, trip, sequence)),
        )
        if len(calls) < 2:
            notes.add(("short", trip, ""))
            del plan["trips"][trip]
        else:
            plan["calls"][trip] = [tuple(call[1:]) for call in calls]
    files.write(plan, "repairs", ["kind", "trip", "sequence"], notes)
    rows = [
        (trip, n, stop, text(arrival), text(departure))
        for trip, calls in plan["calls"].items()
        for n, (stop, arrival, departure) in enumerate(calls, 1)
    ]
    files.write(plan, "stoptimes", ["trip", "n", "stop", "arrival", "departure"], rows)
END
