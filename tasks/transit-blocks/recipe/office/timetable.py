"""From a faulty feed to the runs of two days, by tables of rows rather than by trips."""

import datetime
from collections import defaultdict
from typing import Any, NamedTuple

Rows = list[dict[str, str]]
DAY = 24 * 3600


class Run(NamedTuple):
    """One journey of a vehicle, with (stop, arrival, departure) of its calls."""

    start: int
    name: str
    route: str
    vehicle: str
    calls: tuple[tuple[str, int, int], ...]

    @property
    def origin(self) -> str:
        return self.calls[0][0]

    @property
    def to(self) -> str:
        return self.calls[-1][0]

    @property
    def end(self) -> int:
        return self.calls[-1][1]


def clock(time: int) -> str:
    minutes, seconds = divmod(time, 60)
    return "{:02d}:{:02d}:{:02d}".format(*divmod(minutes, 60), seconds)


def unclock(text: str) -> int | None:
    if not text:
        return None
    total = 0
    for part in text.split(":"):
        total = total * 60 + int(part)
    return total


def repaired(feed: dict[str, Rows]) -> tuple[dict[str, list[tuple[str, int, int]]], set[tuple[Any, ...]]]:
    """Trip -> its calls, and what was done."""
    stops, routes = ({row[key] for row in feed[name]} for name, key in (("stops", "stop_id"), ("routes", "route_id")))
    services = {row["service_id"] for row in feed["calendar"] + feed["calendar_dates"]}
    done: set[tuple[Any, ...]] = set()
    alive = {row["trip_id"]: row["route_id"] in routes and row["service_id"] in services for row in feed["trips"]}
    done |= {("trip", trip, "") for trip, good in alive.items() if not good}
    cells: dict[str, dict[int, tuple[str, int | None, int | None]]] = defaultdict(dict)
    for row in feed["stop_times"]:
        trip, number = row["trip_id"], int(row["stop_sequence"])
        if row["stop_id"] not in stops or trip not in alive:
            done.add(("unknown", trip, number))
        elif alive[trip]:
            if number in cells[trip]:
                done.add(("duplicate", trip, number))
            cells[trip].setdefault(
                number, (row["stop_id"], unclock(row["arrival_time"]), unclock(row["departure_time"]))
            )
    out = {}
    for trip in (trip for trip, good in alive.items() if good):
        known: list[tuple[int, int, int]] = []
        numbers = sorted(cells[trip])
        for number in numbers:
            _, arrival, departure = cells[trip][number]
            if arrival is None and departure is None:
                continue
            if arrival is None or departure is None:
                done.add(("filled", trip, number))
                arrival = departure = departure if arrival is None else arrival
            if departure < arrival:
                done.add(("reversed", trip, number))
            elif known and arrival < known[-1][2]:
                done.add(("backwards", trip, number))
            else:
                known.append((number, arrival, departure))
        calls = []
        for number in numbers:
            before = [one for one in known if one[0] <= number]
            behind = [one for one in known if one[0] >= number]
            if not before or not behind:
                done.add(("trimmed", trip, number))
                continue
            (n0, arrival, departure), (n1, comes, _) = before[-1], behind[0]
            if n0 != n1:
                done.add(("interpolated", trip, number))
                share, whole = numbers.index(number) - numbers.index(n0), numbers.index(n1) - numbers.index(n0)
                arrival = departure = departure + (comes - departure) * share // whole
            calls.append((cells[trip][number][0], arrival, departure))
        if len(calls) > 1:
            out[trip] = calls
        else:
            done.add(("short", trip, ""))
    return out, done


def services(feed: dict[str, Rows], day: datetime.date) -> set[str]:
    exceptions = {r["service_id"]: r["exception_type"] for r in feed["calendar_dates"] if r["date"] == f"{day:%Y%m%d}"}
    column = f"{day:%A}".lower()
    weekly = {
        row["service_id"]
        for row in feed["calendar"]
        if int(row[column]) and int(row["start_date"]) <= int(f"{day:%Y%m%d}") <= int(row["end_date"])
    }
    return {s for s in weekly | set(exceptions) if exceptions.get(s, "1") == "1"}


def runs(feed: dict[str, Rows], calls: dict[str, list[tuple[str, int, int]]], served: set[str]) -> list[Run]:
    """The runs of a day, by start and name."""
    vehicles = {row["route_id"]: row["vehicle"] for row in feed["routes"]}
    repeats: dict[str, list[int]] = defaultdict(list)
    for row in feed["frequencies"]:
        time, end, step = unclock(row["start_time"]), unclock(row["end_time"]), int(row["headway_secs"])
        repeats[row["trip_id"]] += []
        while step > 0 and time < end:
            repeats[row["trip_id"]].append(time)
            time += step
    made = []
    for row in feed["trips"]:
        trip = row["trip_id"]
        if trip not in calls or row["service_id"] not in served:
            continue
        first = calls[trip][0][2]
        named = (
            [(f"{trip}/{n + 1}", time - first) for n, time in enumerate(sorted(repeats[trip]))]
            if trip in repeats
            else [(trip, 0)]
        )
        for name, shift in named:
            moved = tuple((stop, a + shift, d + shift) for stop, a, d in calls[trip])
            made.append(Run(moved[0][2], name, row["route_id"], vehicles[row["route_id"]], moved))
    return sorted(made)
