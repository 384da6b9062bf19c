"""A random chain of hotels, and what its database must hold after each migration.

The truth is worked out here, from the drawn rows and the writes that followed, with nothing but Python. What a way of
writing has not reached yet (a row that no backfill has come to) is marked on each row: `names`, `times`, `ids`,
`events`, `nights` are True, False, or None where both are right.
"""

import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

STAGES = (
    *("names_expand", "names_backfill", "names_enforce", "names_contract"),
    *("times_expand", "times_backfill", "times_enforce", "times_contract"),
    *("ids_expand", "ids_backfill", "ids_enforce", "ids_switch"),
    *("events_expand", "events_backfill", "events_switch", "events_contract"),
    *("nights_expand", "nights_backfill", "nights_doubles", "nights_rooms", "nights_contract"),
)
"""Migrations 0002 to 0022."""
LEVELS = {name: number for number, name in enumerate(STAGES, 2)}
ZONES = {"OSL": "Europe/Oslo", "NYC": "America/New_York", "DEL": "Asia/Kolkata"}
TWICE = {"OSL": datetime(2024, 10, 27, 0, 0, tzinfo=UTC), "NYC": datetime(2024, 11, 3, 5, 0, tzinfo=UTC)}
"""The beginning of an hour whose local time comes a second time; PostgreSQL takes that second one for what is meant."""
FIRST = ["Ann", "Bo", "Cem", "Dara", "Eve", "Finn", "Gül", "Hans-Jörg", "Ines", "Ann, Jr."]
LAST = ["Lee", "Ek", "Moor", "Ortega", "O'Hara", "van Dam", "Živko"]
WHAT = ["booked", "called", "arrived", "left", "complained"]
YEARS = (2023, 2024, 2025, 2026)


@dataclass
class Row:
    """A row of any table; marks tell what new ways of writing have reached it."""

    values: dict[str, object]
    marks: dict[str, bool | None] = field(default_factory=dict)

    def __getitem__(self, name):
        return self.values[name]

    def __setitem__(self, name, value):
        self.values[name] = value


class Hotels:
    """All rows by id, and what the desks need to know to go on.

    A booking has `cents`, one for each night; a payment has `paid`, an instant.
    """

    def __init__(self, rng: random.Random) -> None:
        self.rooms = {}
        for number in range(1, 10):
            self.rooms[number] = (list(ZONES)[number % 3], str(100 + rng.randint(1, 99)))
        self.guests = {number: Row({**self.name(rng), "phone": self.phone(rng)}) for number in range(1, 71)}
        self.free = dict.fromkeys(self.rooms, date(2024, 1, 1))
        self.bookings: dict[int, Row] = {}
        self.taken_by: dict[int, int] = {}
        for number in range(1, 81):
            room = rng.choice(list(self.rooms))
            arrival, nights = self.stay(rng, room)
            if number > 12 and rng.random() < 0.08:
                other = rng.choice([row for row in self.bookings.values() if row["room"] == room] or [None])
                if other is not None:
                    arrival = other["arrival"] + timedelta(days=rng.randint(0, len(other["cents"]) - 1))
            state = "cancelled" if rng.random() < 0.1 else "booked"
            self.bookings[number] = self.booking(rng, room, arrival, spread(self.price(rng), nights), state)
        self.force_double(rng)
        self.payments = {}
        for number in range(1, 81):
            self.payments[number] = self.payment(rng, rng.randint(1, 80))
        self.refunds = {
            number: Row({"payment": rng.randint(1, 80), "cents": rng.randint(100, 9000)}) for number in range(1, 61)
        }
        self.events = {number: self.event(rng) for number in range(1, 91)}

    def force_double(self, rng):
        """Two bookings that no draw may be without: one on top of another, and one on top of that one alone."""
        room = rng.choice(list(self.rooms))
        arrival, _ = self.stay(rng, room)
        for number, (start, length) in zip(sorted(rng.sample(range(20, 80), 3)), ((0, 2), (1, 3), (3, 2)), strict=True):
            cents = spread(self.price(rng), length)
            self.bookings[number] = self.booking(rng, room, arrival + timedelta(days=start), cents, "booked")
        for row in self.bookings.values():
            self.free[row["room"]] = max(self.free[row["room"]], nights(row)[-1] + timedelta(days=2))

    def name(self, rng):
        return {"last": rng.choice(LAST), "first": "" if rng.random() < 0.2 else rng.choice(FIRST)}

    def phone(self, rng):
        return f"+{rng.randint(10**9, 10**10)}"

    def price(self, rng):
        return rng.choice([rng.randint(5000, 90000), rng.randint(100, 999), 10000])

    def stay(self, rng, room):
        """A stay that nobody else has the room for."""
        arrival, nights = self.free[room] + timedelta(days=rng.randint(0, 3)), rng.randint(1, 4)
        # One night more is kept free, for those who stay on.
        self.free[room] = arrival + timedelta(days=nights + 1)
        return arrival, nights

    def booking(self, rng, room, arrival, cents, state="booked"):
        guest = rng.choice(list(self.guests))
        return Row({"guest": guest, "room": room, "arrival": arrival, "cents": cents, "state": state})

    def zone(self, booking):
        return ZONES[self.rooms[self.bookings[booking]["room"]][0]]

    def instant(self, rng, zone):
        """An instant whose local time is no other's."""
        while True:
            found = datetime(2023, 1, 1, tzinfo=UTC) + timedelta(seconds=rng.randint(0, 94_000_000))
            there = local(found, zone)
            if all(there.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC) == found for fold in (0, 1)):
                return found

    def payment(self, rng, booking):
        paid = self.instant(rng, self.zone(booking))
        return Row({"booking": booking, "cents": rng.randint(100, 90000), "paid": paid})

    def event(self, rng):
        at = datetime(2022, 12, 1, tzinfo=UTC) + timedelta(seconds=rng.randint(0, 140_000_000))
        return Row({"booking": rng.randint(1, 80), "at": at, "what": rng.choice(WHAT)})

    def mark(self, change, value):
        """What a backfill does."""
        for row in self.touched(change):
            row.marks[change] = value

    def touched(self, change):
        tables = {
            "names": [self.guests],
            "times": [self.payments],
            "ids": [self.payments, self.refunds],
            "events": [self.events],
            "nights": [self.bookings],
        }
        return [row for table in tables[change] for row in table.values()]

    def settle_doubles(self):
        """Of two bookings of a room and night the one with the lower id stays."""
        taken: dict[tuple[int, date], int] = {}
        for number, row in sorted(self.bookings.items()):
            if row["state"] != "booked":
                continue
            others = [taken[row["room"], night] for night in nights(row) if (row["room"], night) in taken]
            if others:
                row["state"], self.taken_by[number] = "overbooked", min(others)
            else:
                taken.update({(row["room"], night): number for night in nights(row)})

    def unsettle(self):
        for number in self.taken_by:
            if self.bookings[number]["state"] == "overbooked":
                self.bookings[number]["state"] = "booked"
        self.taken_by = {}


def nights(row):
    return [row["arrival"] + timedelta(days=day) for day in range(len(row["cents"]))]


def spread(total, nights):
    """Cents over nights, the first ones having one more if it does not come out even."""
    return [total // nights + (night < total % nights) for night in range(nights)]


def local(instant, zone):
    return instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def full_name(row):
    return f"{row['last']}, {row['first']}" if row["first"] else row["last"]


def told(value):
    """A value as PostgreSQL tells it."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S") + ("+00" if value.tzinfo else "")
    return str(value)


def money(cents):
    return f"{cents // 100}.{cents % 100:02}"
