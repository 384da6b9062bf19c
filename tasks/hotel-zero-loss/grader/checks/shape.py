"""Tables, columns and rows after each migration, as PostgreSQL tells them.

A table's rows are slots: key -> the rows that may stand there, None being that there is none.
"""

from dataclasses import dataclass

from hotel import LEVELS, YEARS, Hotels, full_name, local, money, nights, told

Slots = dict[tuple[str | None, ...], set[tuple[str | None, ...] | None]]


@dataclass
class Table:
    """A table: column -> (type, NOT NULL or not, None: either), its key's length, and its rows."""

    columns: dict[str, tuple[str, bool | None]]
    key: int
    slots: Slots

    def difference(self, rows):
        """Why these are not the rows, or None."""
        found = {tuple(row[: self.key]): tuple(row) for row in rows}
        if len(found) != len(rows):
            return "a row is there twice"
        for key, allowed in self.slots.items():
            if found.get(key) not in allowed:
                wanted = " or ".join(str(row) for row in allowed)
                return f"row {key} is {found.get(key)}, not {wanted}"
        surplus = sorted(set(found) - set(self.slots), key=str)
        return f"row {surplus[0]} should not be there" if surplus else None


def table(columns, rows, key=1):
    """A table of rows; a row is a list of values, or a list of rows that may stand there (None: none)."""
    slots: Slots = {}
    for row in rows:
        variants = row if isinstance(row[0], list) else [row]
        texts = {None if variant is None else tuple(map(told, variant)) for variant in variants}
        slots[next(text for text in texts if text is not None)[:key]] = texts
    return Table(columns, key, slots)


def either(mark, with_it, without):
    """The variants of a row that a new way of writing has reached, has not, or may have."""
    if mark is None:
        return [with_it, without]
    return with_it if mark else without


def state(hotels: Hotels, level: int) -> dict[str, Table]:
    """Table -> what it must be after migration `level`."""
    found = {
        "guest": guests(hotels, level),
        "booking": bookings(hotels, level),
        "payment": payments(hotels, level),
        "refund": refunds(hotels, level),
    }
    events(hotels, level, found)
    if level >= LEVELS["nights_expand"]:
        found["booking_night"] = booking_nights(hotels)
    if level >= LEVELS["nights_doubles"]:
        columns = {"booking_id": ("integer", True), "taken_by": ("integer", True)}
        found["overbooking"] = table(columns, [list(pair) for pair in hotels.taken_by.items()])
    return found


def guests(hotels, level):
    old = level < LEVELS["names_contract"]
    new = level >= LEVELS["names_expand"]
    must = level >= LEVELS["names_enforce"]
    columns = {"id": ("integer", True), "phone": ("text", True)}
    columns |= {"name": ("text", None if new else True)} if old else {}
    columns |= {"last_name": ("text", must or None), "first_name": ("text", must or None)} if new else {}
    rows = []
    for number, row in hotels.guests.items():
        base = [number, row["phone"], *([full_name(row)] if old else [])]
        if new:
            rows.append(either(row.marks.get("names", False), [*base, row["last"], row["first"]], [*base, None, None]))
        else:
            rows.append(base)
    return table(columns, rows)


def bookings(hotels, level):
    columns = {"id": ("integer", True), "guest_id": ("integer", True), "room_id": ("integer", True)}
    old = level < LEVELS["nights_contract"]
    must = True if level < LEVELS["nights_expand"] else None
    columns |= {"arrival": ("date", must), "nights": ("integer", must), "state": ("text", True)}
    columns |= {"total": ("numeric(10,2)", must)} if old else {}
    rows = []
    for number, row in hotels.bookings.items():
        base = [number, row["guest"], row["room"], row["arrival"], len(row["cents"]), row["state"]]
        rows.append([*base, money(sum(row["cents"]))] if old else base)
    return table(columns, rows)


def payments(hotels, level):
    big = LEVELS["ids_expand"] <= level < LEVELS["ids_switch"]
    old = level < LEVELS["times_contract"]
    new = level >= LEVELS["times_expand"]
    columns = {"id": ("bigint" if level >= LEVELS["ids_switch"] else "integer", True), "booking_id": ("integer", True)}
    columns["amount"] = ("numeric(10,2)", True)
    columns |= {"paid_at": ("timestamp without time zone", None if new else True)} if old else {}
    columns |= {"paid": ("timestamp with time zone", level >= LEVELS["times_enforce"] or None)} if new else {}
    columns |= {"big_id": ("bigint", level >= LEVELS["ids_enforce"] or None)} if big else {}
    rows = []
    for number, row in hotels.payments.items():
        base = [number, row["booking"], money(row["cents"])]
        if old:
            base.append(local(row["paid"], hotels.zone(row["booking"])))
        if old and new:
            rows.append(either(row.marks.get("times", False), [*base, row["paid"]], [*base, None]))
            continue
        base += [row["paid"]] if new else []
        rows.append(either(row.marks.get("ids", False), [*base, number], [*base, None]) if big else base)
    return table(columns, rows)


def refunds(hotels, level):
    big = LEVELS["ids_expand"] <= level < LEVELS["ids_switch"]
    columns = {"id": ("integer", True)}
    columns["payment_id"] = ("bigint" if level >= LEVELS["ids_switch"] else "integer", True)
    columns["amount"] = ("numeric(10,2)", True)
    columns |= {"big_payment_id": ("bigint", level >= LEVELS["ids_enforce"] or None)} if big else {}
    rows = []
    for number, row in hotels.refunds.items():
        base = [number, row["payment"], money(row["cents"])]
        big_one = either(row.marks.get("ids", False), [*base, row["payment"]], [*base, None])
        rows.append(big_one if big else base)
    return table(columns, rows)


def events(hotels, level, found):
    """The plain table and the partitioned one, under the names that they have."""
    columns = {"id": ("bigint", True), "booking_id": ("integer", True)}
    columns |= {"at": ("timestamp with time zone", True), "what": ("text", True)}
    every, copied = [], []
    for number, row in hotels.events.items():
        values, mark = [number, row["booking"], row["at"], row["what"]], row.marks.get("events", False)
        every.append(values)
        if mark is not False:
            copied.append([values, None] if mark is None else values)
    found["event"] = table(columns, every)
    if LEVELS["events_expand"] <= level < LEVELS["events_switch"]:
        found["event_parted"] = table(columns, copied)
    elif LEVELS["events_switch"] <= level < LEVELS["events_contract"]:
        found["event_old"] = table(columns, every)


def partition(row):
    """Where an event is kept."""
    return f"event_{row['at'].year}" if row["at"].year in YEARS else "event_rest"


def booking_nights(hotels):
    columns = {"booking_id": ("integer", True), "night": ("date", True), "cents": ("integer", True)}
    columns |= {"room_id": ("integer", True), "live": ("boolean", True)}
    rows = []
    for number, row in hotels.bookings.items():
        mark, live = row.marks.get("nights", False), row["state"] == "booked"
        if mark is not False:
            for night, cents in zip(nights(row), row["cents"], strict=True):
                values = [number, night, cents, row["room"], live]
                rows.append([values, None] if mark is None else values)
    return table(columns, rows, key=2)
