"""Draws a feed with its faults, the office's rules, and what passengers ask."""

import datetime
import random
from typing import Any

import truth
from timetable import Rows, clock

VEHICLES = ["standard", "articulated"]
WEEK = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
Feed = dict[str, Rows]


def rows(header: str, lines: list[tuple[Any, ...]]) -> Rows:
    return [dict(zip(header.split(","), map(str, line), strict=True)) for line in lines]


def area(rng: random.Random, feed: Feed) -> dict[tuple[str, str], int]:
    """Stops, the ways of empty vehicles and of people; returns the seconds that a vehicle in service takes."""
    names = [f"S{n:02}" for n in rng.sample(range(1, 60), rng.randint(15, 19))]
    place = {name: (rng.uniform(0, 9), rng.uniform(0, 7)) for name in ["DEPOT", *names]}
    lines = [(name, f"Stop {name[1:]}" if name != "DEPOT" else "Depot") for name in place]
    feed["stops"] = rows("stop_id,stop_name", rng.sample(lines, len(lines)))

    def apart(a: str, b: str) -> float:
        return ((place[a][0] - place[b][0]) ** 2 + (place[a][1] - place[b][1]) ** 2) ** 0.5

    links = {}
    ring = rng.sample(list(place), len(place))
    for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
        links[a, b] = 1
    for a in place:
        for b in sorted(place, key=lambda b, a=a: apart(a, b))[1 : rng.randint(3, 6)]:
            links[a, b] = links[b, a] = 1
    links = {(a, b): 40 + round(apart(a, b) * rng.uniform(90, 150)) for a, b in links}
    listed = [(a, b, time) for (a, b), time in links.items()]
    feed["deadheads"] = rows("from_stop_id,to_stop_id,seconds", rng.sample(listed, len(listed)))
    transfers = []
    for a in names:
        for b in sorted(names, key=lambda b, a=a: apart(a, b))[1:3]:
            kind = rng.choice([0, 1, 2, 2, 2, 3])
            if rng.random() < 0.5:
                transfers.append((a, b, kind, 60 + round(apart(a, b) * 500) if kind == 2 else ""))
        kind = rng.choice([0, 1, 2, 3])
        if rng.random() < 0.7:
            transfers.append((a, a, kind, rng.randint(30, 2000) if kind == 2 else ""))
    feed["transfers"] = rows(
        "from_stop_id,to_stop_id,transfer_type,min_transfer_time", rng.sample(transfers, len(transfers))
    )
    return {(a, b): 40 + round(apart(a, b) * rng.uniform(60, 110)) for a in names for b in names if a != b}


def timetables(rng: random.Random, feed: Feed, ride: dict[tuple[str, str], int], day: datetime.date, turn: int) -> None:
    """Routes, services, trips and their calls, without faults."""
    stops = sorted({a for a, _ in ride})
    start, end = day - datetime.timedelta(rng.randint(1, 90)), day + datetime.timedelta(rng.randint(1, 90))
    span = f"{start:%Y%m%d}", f"{end:%Y%m%d}"
    eve = day - datetime.timedelta(1)
    spans = {"OLD": (f"{day - datetime.timedelta(200):%Y%m%d}", f"{eve:%Y%m%d}"), "NEW": (f"{day:%Y%m%d}", span[1])}
    weeks = {"WK": "1111100", "SA": "0000010", "SU": "0000001", "OLD": "1111111", "NEW": "1111111"}
    feed["calendar"] = rows(
        "service_id," + ",".join(WEEK) + ",start_date,end_date",
        [(name, *week, *spans.get(name, span)) for name, week in weeks.items()],
    )
    usual = {5: "SA", 6: "SU"}
    # One of the two days is served as if it were another one.
    turned = (eve, day)[turn]
    mine = usual.get(turned.weekday(), "WK")
    other = rng.choice(sorted({"WK", "SA", "SU"} - {mine}))
    changes = [(mine, f"{turned:%Y%m%d}", 2), (other, f"{turned:%Y%m%d}", 1)]
    changes += [("FAIR", f"{one:%Y%m%d}", 1) for one in (eve, day) if rng.random() < 0.6]
    changes += [
        (usual.get(later.weekday(), "WK"), f"{later:%Y%m%d}", 2)
        for later in (day + datetime.timedelta(n) for n in rng.sample(range(1, 40), 3))
    ]
    changes.append(("FAIR", f"{day + datetime.timedelta(50):%Y%m%d}", 1))
    feed["calendar_dates"] = rows("service_id,date,exception_type", rng.sample(changes, len(changes)))
    routes, trips, calls, frequencies = [], [], [], []
    hubs = rng.sample(stops, 6)
    for number in range(rng.randint(5, 6)):
        route = f"R{number + 1}"
        routes.append((route, str(rng.randint(1, 99)), 3, VEHICLES[number % 2]))
        way = [
            hubs[number % 6],
            *rng.sample([s for s in stops if s not in hubs], rng.randint(3, 6)),
            hubs[(number + rng.randint(1, 5)) % 6],
        ]
        for direction, path in enumerate((way, way[::-1])):
            for service, headway in (
                ("WK", rng.randint(70, 120)),
                ("SA", rng.randint(100, 160)),
                ("SU", rng.randint(110, 180)),
                ("FAIR", 500),
                ("OLD", 900),
                ("NEW", 700),
            ):
                time = 60 * rng.randint(280, 420)
                while time < 60 * rng.randint(1400, 1500):
                    trip = f"{route}{service}{direction}{len(trips):03}"
                    trips.append((route, service, trip, direction))
                    calls += called(rng, trip, path, ride, time)
                    if rng.random() < 0.06:
                        first, step = time, rng.randint(15, 40) * 60
                        frequencies.append(
                            (
                                trip,
                                clock(first),
                                clock(first + step * rng.randint(2, 3) + rng.choice([0, 1, 600])),
                                step,
                            )
                        )
                        if rng.random() < 0.4:
                            frequencies.append(
                                (trip, clock(first + 6 * 3600), clock(first + 8 * 3600), rng.randint(40, 70) * 60)
                            )
                        time += 4 * step
                    time += 60 * headway + rng.randint(-600, 600)
    feed["routes"] = rows("route_id,route_short_name,route_type,vehicle", routes)
    feed["trips"] = rows("route_id,service_id,trip_id,direction_id", trips)
    frequencies.append((rng.choice([trip[2] for trip in trips if trip[1] == "NEW"]), "09:00:00", "10:00:00", 0))
    feed["frequencies"] = rows("trip_id,start_time,end_time,headway_secs", rng.sample(frequencies, len(frequencies)))
    feed["stop_times"] = rows("trip_id,arrival_time,departure_time,stop_id,stop_sequence", calls)


def called(
    rng: random.Random, trip: str, path: list[str], ride: dict[tuple[str, str], int], time: int
) -> list[tuple[Any, ...]]:
    """The calls of a trip; some stops on the way have no times."""
    made, number = [], rng.randint(0, 1)
    for n, stop in enumerate(path):
        time += ride[path[n - 1], stop] if n else 0
        leaves = time + rng.choice([0, 0, 20, 60])
        told = clock(time), clock(leaves)
        if told[0][0] == "0" and rng.random() < 0.5:
            told = told[0][1:], told[1].removeprefix("0")
        if 0 < n < len(path) - 1 and rng.random() < 0.25:
            told = "", ""
        made.append((trip, *told, stop, number))
        time, number = leaves, number + rng.choice([1, 1, 1, 5])
    return made


def spoil(rng: random.Random, feed: Feed) -> None:
    """Faults of every kind."""
    calls = feed["stop_times"]
    # Calls that begin as the one before ends, which is lawful, and such that begin a little earlier, which is not.
    for n in rng.sample(range(len(calls) - 1), 150):
        row, then = calls[n : n + 2]
        if row["trip_id"] == then["trip_id"] and row["arrival_time"] and then["arrival_time"]:
            row["departure_time"] = later(row["arrival_time"], 40)
            then["arrival_time"] = later(row["arrival_time"], 40 if n % 4 else rng.randint(10, 30))
    for kind in ("duplicate", "stop", "trip", "arrival", "departure", "reversed", "backwards", "ends"):
        for _ in range(rng.randint(4, 9)):
            row = rng.choice(calls)
            if kind == "duplicate":
                other = {**row, "stop_id": rng.choice(calls)["stop_id"]}
                calls.insert(rng.randint(0, len(calls)), other)
            elif kind == "stop":
                row["stop_id"] = "S99"
            elif kind == "trip":
                calls.insert(rng.randint(0, len(calls)), {**row, "trip_id": f"X{rng.randint(1, 999)}"})
            elif kind in ("arrival", "departure"):
                row[f"{kind}_time"] = ""
            elif kind == "reversed" and row["departure_time"]:
                row["arrival_time"], row["departure_time"] = row["departure_time"], row["arrival_time"]
                row["arrival_time"] = later(row["arrival_time"], rng.randint(30, 300))
            elif kind == "backwards" and row["departure_time"]:
                back = rng.choice([-900, -900, -3600, 5400])
                row["arrival_time"], row["departure_time"] = (
                    later(row["arrival_time"], back),
                    later(row["departure_time"], back),
                )
            elif kind == "ends":
                row["arrival_time"] = row["departure_time"] = ""
    trips = feed["trips"]
    for row in rng.sample(trips, 3):
        row[rng.choice(["route_id", "service_id"])] = "GONE"
    lonely = rng.choice(trips)["trip_id"]
    own = [row for row in calls if row["trip_id"] == lonely]
    for row in own[1:]:
        row["arrival_time"] = row["departure_time"] = ""
    for row in rng.sample(calls, 12):
        key = rng.choice(["trip_id", "stop_id", "arrival_time"])
        row[key] = rng.choice([" {}", "{} ", " {} "]).format(row[key])
    if rng.random() < 0.5:
        rng.shuffle(calls)


def later(text: str, seconds: int) -> str:
    hours, minutes, rest = map(int, (text or "8:00:00").split(":"))
    return clock(max(0, hours * 3600 + minutes * 60 + rest + seconds))


def rules(rng: random.Random, feed: Feed, day: datetime.date, turn: int) -> None:
    ends = sorted({row["stop_id"].strip() for row in feed["stop_times"]} - {"S99"})
    made = {
        "day": day.isoformat(),
        "depot": "DEPOT",
        "layover": rng.randint(60, 420),
        "depot_stay": rng.randint(3000, 9000),
        "relief": " ".join(rng.sample(ends, len(ends) * 2 // 3)),
        "max_piece": rng.randint(12000, 18000),
        "min_break": rng.randint(1500, 3600),
        "max_span": rng.randint(22000, 34000),
        "max_drive": rng.randint(9000, 15000),
        "sign_on": rng.randint(5, 15) * 60,
        "sign_off": rng.randint(3, 9) * 60,
        "long_break": rng.randint(3600, 12000),
        "guarantee": rng.randint(12000, 18000),
        "overtime_after": rng.randint(18000, 25000),
        "overtime_share": rng.choice(["0.25", "0.4", "0.5"]),
        "night_from": rng.choice(["20:00:00", "21:30:00", "22:00:00"]),
        "night_to": rng.choice(["5:00:00", "05:30:00", "06:00:00"]),
        "night_share": rng.choice(["0.15", "0.2", "0.25"]),
        "wage": f"{rng.uniform(17, 29):.2f}",
        "day_standard": f"{rng.uniform(90, 180):.2f}",
        "day_articulated": f"{rng.uniform(140, 260):.2f}",
        "hour_standard": f"{rng.uniform(20, 40):.2f}",
        "hour_articulated": f"{rng.uniform(30, 60):.2f}",
        "change": rng.randint(300, 900),
        "max_rides": (1, 4)[turn],
    }
    feed["rules"] = rows("name,value", list(made.items()))


def queries(rng: random.Random, feed: Feed) -> None:
    served = sorted({row["stop_id"].strip() for row in feed["stop_times"]} - {"S99"})
    times = [rng.randint(5, 55) * 60 for _ in range(5)] + [
        rng.randint(4 * 3600, 25 * 3600) for _ in range(rng.randint(30, 36))
    ]
    made = [(f"Q{n:02}", *rng.sample(served, 2), clock(time)) for n, time in enumerate(times, 1)]
    feed["queries"] = rows("query,from_stop_id,to_stop_id,time", made)


def stripped(feed: Feed) -> Feed:
    return {name: [{key: cell.strip() for key, cell in row.items()} for row in listed] for name, listed in feed.items()}


def draw(rng: random.Random, turn: int) -> tuple[dict[str, bytes], truth.Tables, dict[str, Any]]:
    """The files of a feed, the tables of its plan, and what a lawful plan may hold.

    In turn 0 the day before has another day's services, in turn 1 the day itself.
    """
    while True:
        feed: Feed = {}
        day = datetime.date(2026, 1, 1) + datetime.timedelta(rng.randint(0, 900))
        timetables(rng, feed, area(rng, feed), day, turn)
        spoil(rng, feed)
        rules(rng, feed, day, turn)
        queries(rng, feed)
        out, facts = truth.worked(stripped(feed))
        costly = sorted(facts["hourly"].values())
        if facts["later"] and len(out["fleet"]) == 2 and costly[-1] - costly[-2] > 0.1:
            return {f"{name}.txt": written(listed) for name, listed in feed.items()}, out, facts


def written(listed: Rows) -> bytes:
    lines = [",".join(listed[0]), *(",".join(row.values()) for row in listed)]
    return ("\n".join(lines) + "\n").encode()
