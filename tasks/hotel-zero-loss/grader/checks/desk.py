"""What the two applications write: SQL, and what it does to the rows that the examiner keeps.

The desk knows after which migration it is. `coming` is the number of a migration that may be half done, so that it is
open whether a new way of writing has noticed a row.
"""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from hotel import LEVELS, TWICE, ZONES, Hotels, Row, full_name, local, money, nights, spread

CHANGES = ("names", "times", "ids", "events", "nights")


def text(value: object) -> str:
    """A value as SQL."""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, datetime):
        value = value.isoformat(sep=" ")
    return "'" + str(value).replace("'", "''") + "'"


@dataclass
class Desk:
    """Writes of both applications, old and new."""

    hotels: Hotels
    rng: random.Random
    level: int
    coming: int | None = None

    def old(self, change):
        """Whether the old way of writing is there."""
        last = {"names": "names_contract", "times": "times_contract", "nights": "nights_contract"}[change]
        return max(self.level, self.coming or 0) < LEVELS[last]

    def new(self, change):
        return self.level >= LEVELS[f"{change}_expand"]

    def reached(self, row, *changes):
        """Mark a row as written."""
        for change in changes:
            if self.new(change):
                row.marks[change] = True
            elif self.coming == LEVELS[f"{change}_expand"]:
                row.marks[change] = None
        return row

    def some(self, rows, *changes):
        """A row that every new way of writing so far has reached, or any if none of these is under way."""
        under_way = [change for change in changes if self.new(change)]
        fit = [number for number, row in rows.items() if all(row.marks.get(change) is True for change in under_way)]
        return self.rng.choice(fit)

    def add(self, rows, row, *changes):
        number = max(rows) + 1
        rows[number] = self.reached(row, *changes)
        return number

    # guests

    def guest(self, way):
        hotels, rng = self.hotels, self.rng
        row = Row({**hotels.name(rng), "phone": hotels.phone(rng)})
        self.add(hotels.guests, row, "names")
        return f"INSERT INTO guest ({', '.join(self.names(row, way))}, phone) VALUES ({self.listed(row, way)})"

    def names(self, row, way):
        if way == "new":
            return {"last_name": row["last"], "first_name": row["first"]}
        return {"name": full_name(row)}

    def listed(self, row, way):
        return ", ".join(map(text, [*self.names(row, way).values(), row["phone"]]))

    def rename(self, way):
        number = self.some(self.hotels.guests)
        row = self.hotels.guests[number]
        row.values |= self.hotels.name(self.rng)
        self.reached(row, "names")
        told = ", ".join(f"{name} = {text(value)}" for name, value in self.names(row, way).items())
        return f"UPDATE guest SET {told} WHERE id = {number}"

    def marry(self):
        """The new way writes only one of the two names."""
        number = self.some(self.hotels.guests, "names")
        row = self.hotels.guests[number]
        row["last"] = self.rng.choice(["Berg", "Holm", "Strand"])
        return f"UPDATE guest SET last_name = {text(row['last'])} WHERE id = {number}"

    def call(self):
        number = self.some(self.hotels.guests, "names")
        self.hotels.guests[number]["phone"] = self.hotels.phone(self.rng)
        return f"UPDATE guest SET phone = {text(self.hotels.guests[number]['phone'])} WHERE id = {number}"

    # payments

    def paid(self, row, way):
        if way == "new":
            return "paid", text(row["paid"])
        return "paid_at", text(local(row["paid"], self.hotels.zone(row["booking"])))

    def pay(self, way, booking=None, instant=None):
        row = self.hotels.payment(self.rng, booking or self.rng.choice(list(self.hotels.bookings)))
        row["paid"] = instant or row["paid"]
        self.add(self.hotels.payments, row, "times", "ids")
        column, value = self.paid(row, way)
        told = f"{row['booking']}, {money(row['cents'])}, {value}"
        return f"INSERT INTO payment (booking_id, amount, {column}) VALUES ({told})"

    def pay_twice(self):
        """A payment in the first of two hours that the clocks call the same, and then another amount of it."""
        code = self.rng.choice(list(TWICE))
        bookings = [number for number in self.hotels.bookings if self.hotels.zone(number) == ZONES[code]]
        instant = TWICE[code] + timedelta(seconds=self.rng.randint(0, 3599))
        made = self.pay("new", self.rng.choice(bookings), instant)
        number = max(self.hotels.payments)
        row = self.hotels.payments[number]
        row["cents"] += 100
        return f"{made}; UPDATE payment SET amount = {money(row['cents'])} WHERE id = {number}"

    def correct(self, way):
        number = self.some(self.hotels.payments, "ids")
        row = self.hotels.payments[number]
        row["paid"] = self.hotels.instant(self.rng, self.hotels.zone(row["booking"]))
        self.reached(row, "times")
        return f"UPDATE payment SET {' = '.join(self.paid(row, way))} WHERE id = {number}"

    def amend(self):
        number = self.some(self.hotels.payments, "times", "ids")
        row = self.hotels.payments[number]
        row["cents"] += 100
        return f"UPDATE payment SET amount = {money(row['cents'])} WHERE id = {number}"

    def refund(self):
        row = Row({"payment": self.some(self.hotels.payments, "ids"), "cents": self.rng.randint(100, 9000)})
        self.add(self.hotels.refunds, row, "ids")
        return f"INSERT INTO refund (payment_id, amount) VALUES ({row['payment']}, {money(row['cents'])})"

    def move_refund(self):
        """A refund was booked on the wrong payment."""
        number = self.some(self.hotels.refunds, "ids")
        row = self.hotels.refunds[number]
        row["payment"] = self.some(self.hotels.payments, "ids")
        return f"UPDATE refund SET payment_id = {row['payment']} WHERE id = {number}"

    # events

    def note(self, way, year=None):
        row = self.hotels.event(self.rng)
        row["at"] = row["at"].replace(day=1, year=year) if year else row["at"]
        self.add(self.hotels.events, row, "events")
        name = {"old": "event", "new": "event_parted", "kept": "event_old"}[way]
        if way == "new" and self.level >= LEVELS["events_switch"]:
            name = "event"
        told = ", ".join(map(text, (row["booking"], row["at"], row["what"])))
        return f"INSERT INTO {name} (booking_id, at, what) VALUES ({told})"

    # bookings

    def book(self, way):
        hotels, rng = self.hotels, self.rng
        room = rng.choice(list(hotels.rooms))
        arrival, length = hotels.stay(rng, room)
        row = hotels.booking(rng, room, arrival, spread(hotels.price(rng), length))
        if way == "new":
            row["cents"] = [hotels.price(rng) for _ in range(length)]
        number = self.add(hotels.bookings, row, "nights")
        values = f"{row['guest']}, {room}, {text(arrival)}, {length}"
        if way == "old":
            total = money(sum(row["cents"]))
            return f"INSERT INTO booking (guest_id, room_id, arrival, nights, total) VALUES ({values}, {total})"
        told = ", ".join(
            f"({number}, {text(night)}, {cents})" for night, cents in zip(nights(row), row["cents"], strict=True)
        )
        booked = f"INSERT INTO booking (guest_id, room_id, arrival, nights) VALUES ({values})"
        return f"{booked}; INSERT INTO booking_night (booking_id, night, cents) VALUES {told}"

    def reprice(self):
        """The old way, of a whole stay, to a total that does not come out even."""
        several = {number: row for number, row in self.hotels.bookings.items() if len(row["cents"]) > 1}
        number = self.some(several)
        row, length = several[number], len(several[number]["cents"])
        total = self.hotels.price(self.rng) // length * length + self.rng.randint(1, length - 1)
        row["cents"] = spread(total, length)
        self.reached(row, "nights")
        return f"UPDATE booking SET total = {money(sum(row['cents']))} WHERE id = {number}"

    def reschedule(self):
        """The old way, of days, length and price at once."""
        number = self.some(self.hotels.bookings)
        row = self.hotels.bookings[number]
        row["arrival"], length = self.hotels.stay(self.rng, row["room"])
        row["cents"] = spread(self.hotels.price(self.rng), length)
        self.reached(row, "nights")
        told = f"arrival = {text(row['arrival'])}, nights = {length}, total = {money(sum(row['cents']))}"
        return f"UPDATE booking SET {told} WHERE id = {number}"

    def choose(self, fits):
        """A booking that the nights have reached and that fits; there is one unless a draw is very odd."""
        for _ in range(400):
            number = self.some(self.hotels.bookings, "nights")
            if fits(number, self.hotels.bookings[number]):
                return number, self.hotels.bookings[number]
        raise RuntimeError("no booking fits")

    def taken(self, room, days, besides):
        wanted = {(room, day) for day in days}
        return any(
            wanted & {(row["room"], night) for night in nights(row)}
            for number, row in self.hotels.bookings.items()
            if number != besides and row["state"] == "booked"
        )

    def change_room(self):
        hotels = self.hotels

        def others(number, row):
            code = hotels.rooms[row["room"]][0]
            rooms = [room for room, (where, _) in hotels.rooms.items() if where == code and room != row["room"]]
            return [room for room in rooms if not self.taken(room, nights(row), number)]

        number, row = self.choose(lambda number, row: row["state"] == "booked" and others(number, row))
        room = row["room"] = self.rng.choice(others(number, row))
        hotels.free[room] = max(hotels.free[room], nights(row)[-1] + timedelta(days=2))
        return f"UPDATE booking SET room_id = {room} WHERE id = {number}"

    def cancel(self):
        number, row = self.choose(lambda number, row: row["state"] != "cancelled")
        row["state"] = "cancelled"
        return f"UPDATE booking SET state = 'cancelled' WHERE id = {number}"

    def price_night(self):
        number = self.some(self.hotels.bookings, "nights")
        row = self.hotels.bookings[number]
        at = self.rng.randrange(len(row["cents"]))
        row["cents"] = [*row["cents"][:at], self.hotels.price(self.rng), *row["cents"][at + 1 :]]
        where = f"booking_id = {number} AND night = {text(nights(row)[at])}"
        return f"UPDATE booking_night SET cents = {row['cents'][at]} WHERE {where}"

    def stay_on(self):
        def after(row):
            return nights(row)[-1] + timedelta(days=1)

        number, row = self.choose(lambda number, row: not self.taken(row["room"], [after(row)], number))
        night = after(row)
        row["cents"] = [*row["cents"], self.hotels.price(self.rng)]
        self.hotels.free[row["room"]] = max(self.hotels.free[row["room"]], night + timedelta(days=2))
        told = f"({number}, {text(night)}, {row['cents'][-1]})"
        return f"INSERT INTO booking_night (booking_id, night, cents) VALUES {told}"

    def leave_early(self):
        number, row = self.choose(lambda number, row: len(row["cents"]) > 1)
        night = nights(row)[-1]
        row["cents"] = row["cents"][:-1]
        return f"DELETE FROM booking_night WHERE booking_id = {number} AND night = {text(night)}"

    # what is written when

    def latest(self, change):
        """The way that is sure to be there: the old one as long as it is."""
        return "old" if self.old(change) else "new"

    def opened(self, change):
        """What a writer has done who has not committed, while a migration of that change comes."""
        if change == "names":
            return [self.guest(self.latest(change)), self.rename(self.latest(change))]
        if change == "times":
            return [self.pay(self.latest(change)), self.refund()]
        if change == "ids":
            return [self.pay("new"), self.refund()]
        if change == "events":
            return [self.note("old")]
        return [self.book(self.latest(change)), self.guest("new")]

    def day(self, change):
        """A day's writes, in every way there is of the change under way, and one of each of the others."""
        ways = [way for way in ("old", "new") if change in ("ids", "events") or getattr(self, way)(change)]
        done = [self.guest(self.latest("names")), self.pay(self.latest("times")), self.refund(), self.note("old")]
        if change == "names":
            done += [write(way) for way in ways for write in (self.guest, self.rename)]
            done += [self.call()] + ([self.marry()] if "new" in ways else [])
        elif change == "times":
            done += [write(way) for way in ways for write in (self.pay, self.correct)]
            done += [self.pay_twice()] if "new" in ways else []
            done += [self.amend()]
        elif change == "ids":
            done += [self.pay("new"), self.refund(), self.move_refund(), self.amend(), self.correct("new")]
        elif change == "events":
            kept = ("kept",) if self.level == LEVELS["events_switch"] else ()
            ways = [way for way in (*ways, *kept) if self.new(change) or way == "old"]
            done += [self.note(way, year) for way in ways for year in (None, 2031)]
        else:
            done += [self.book(way) for way in ways]
            if "old" in ways:
                done += [self.reprice(), self.reschedule()]
            if "new" in ways:
                done += [self.price_night(), self.stay_on(), self.leave_early()]
            done += [self.cancel(), self.change_room(), self.price_night() if "new" in ways else self.call()]
        if change != "nights":
            done.append(self.book("old"))
        return done
