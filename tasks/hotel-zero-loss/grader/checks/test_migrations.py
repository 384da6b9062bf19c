"""Each migration under live writers: cut off once, held up by a writer, run to its end, written to in every way, and
compared with what Python knows; then, in a copy, back down and compared again.
"""

import copy
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from examiner.kinds import postgres
from examiner.kinds.postgres import Beside, Step

sys.path.insert(0, str(Path(__file__).parent))

import shape
from desk import Desk, text
from hotel import LEVELS, STAGES, YEARS, ZONES, Hotels, nights
from shape import partition

BASELINE = Path("/grader/baseline.sql")
WRITER, READER = "writer", "reader"
PATIENCE = {"lock_timeout": "40"}
"""Milliseconds that a migration waits for a lock; a writer who has not committed makes it wait for longer."""
MOST_LOCKED_ROWS, MOST_LOCKED_STATEMENTS, MOST_CHANGED_ROWS = 20, 20, 50
FAR = 3_000_000_000
"""An id that is no 32-bit integer."""


@dataclass
class Plan:
    """Steps, and for each why its answer is not what it must be."""

    steps: list[Step] = field(default_factory=list)
    judges: list = field(default_factory=list)

    def add(self, step, judge):
        self.steps.append(step)
        self.judges.append(judge)

    def fails(self, answers):
        """Why the first answer that is not right is not."""
        return next(filter(None, (judge(answer) for judge, answer in zip(self.judges, answers, strict=True))), None)

    def script(self, step):
        def judge(answer):
            if answer.error:
                return f"{step.session}: {answer.error}"
            if answer.locked_rows > MOST_LOCKED_ROWS:
                return (
                    f"{step.session}: a transaction that locks writers out reads or changes {answer.locked_rows} rows"
                )
            if answer.locked_statements > MOST_LOCKED_STATEMENTS:
                return f"{step.session}: writers are locked out for {answer.locked_statements} statements"
            return None

        self.add(step, judge)

    def write(self, sql, base="main"):
        step = Step("run", sql, base, WRITER, "app")
        self.add(step, lambda answer: f"a write is lost: {sql}: {answer.error}" if answer.error else None)

    def rows(self, what, sql, wanted, base="main"):
        def judge(answer):
            if answer.error:
                return f"{what}: {answer.error}"
            found = [tuple(row) for row in answer.rows or []]
            return None if found == wanted else f"{what}: {str(found)[:200]}, not {str(wanted)[:200]}"

        self.add(Step("run", sql, base, READER), judge)

    def refused(self, what, code, sql, base="main"):
        def judge(answer):
            if answer.error is not None and answer.error.startswith(code):
                return None
            return f"{what} is not refused ({answer.error or 'it went through'})"

        self.add(Step("attempt", sql, base, WRITER, "app"), judge)

    def allowed(self, what, sql, wanted, base="main", role="app"):
        def judge(answer):
            found = None if answer.rows is None else [tuple(row) for row in answer.rows]
            return None if found == wanted else f"{what}: {answer.error or found}, not {wanted}"

        self.add(Step("attempt", sql, base, WRITER if role == "app" else READER, role), judge)

    def compare(self, hotels, level, base="main"):
        """Tables, columns and rows after `level`."""
        tables = shape.state(hotels, level)
        self.rows(
            "tables",
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v')"
            " AND NOT relispartition AND relname NOT IN ('hotel', 'room') ORDER BY relname COLLATE \"C\"",
            [(name,) for name in sorted(tables)],
            base,
        )
        for name, table in tables.items():
            self.columns(name, table, base)
            self.content(name, table, base)

    def columns(self, name, table, base):
        def judge(answer):
            if answer.error:
                return f"columns of {name}: {answer.error}"
            found = {column: (kind, must == "t") for column, kind, must in answer.rows or []}
            if set(found) != set(table.columns):
                return f"{name} has the columns {sorted(found)}, not {sorted(table.columns)}"
            for column, (kind, must) in table.columns.items():
                if found[column][0] != kind or must not in (None, found[column][1]):
                    return f"{name}.{column} is {found[column]}, not {(kind, must)} (type, NOT NULL)"
            return None

        sql = (
            "SELECT attname, format_type(atttypid, atttypmod), attnotnull FROM pg_attribute"
            f" WHERE attrelid = 'public.{name}'::regclass AND attnum > 0 AND NOT attisdropped"
        )
        self.add(Step("run", sql, base, READER), judge)

    def content(self, name, table, base):
        # The key comes first, in the order in which the rows of `shape` have their values.
        def judge(answer):
            difference = answer.error or table.difference(answer.rows or [])
            return f"{name}: {difference}" if difference else None

        self.add(Step("run", f"SELECT {', '.join(ORDER[name](table))} FROM {name}", base, READER), judge)


def ordered(*first):
    """The columns of a table in the order of `shape`'s values."""
    return lambda table: [column for column in first if column in table.columns]


ORDER = {
    "guest": ordered("id", "phone", "name", "last_name", "first_name"),
    "booking": ordered("id", "guest_id", "room_id", "arrival", "nights", "state", "total"),
    "payment": ordered("id", "booking_id", "amount", "paid_at", "paid", "big_id"),
    "refund": ordered("id", "payment_id", "amount", "big_payment_id"),
    **{name: ordered("id", "booking_id", "at", "what") for name in ("event", "event_parted", "event_old")},
    "booking_night": ordered("booking_id", "night", "cents", "room_id", "live"),
    "overbooking": ordered("booking_id", "taken_by"),
}


def loaded(hotels):
    """SQL that fills the tables of the baseline, in transactions of at most forty rows."""
    found = [
        "INSERT INTO hotel VALUES " + ", ".join(f"({text(code)}, {text(zone)})" for code, zone in ZONES.items()),
        "INSERT INTO room VALUES "
        + ", ".join(f"({room}, {text(code)}, {text(name)})" for room, (code, name) in hotels.rooms.items()),
    ]
    for name, table in shape.state(hotels, 1).items():
        columns = ORDER[name](table)
        rows = [row for variants in table.slots.values() for row in variants]
        for at in range(0, len(rows), 40):
            told = ", ".join(f"({', '.join(map(text, row))})" for row in rows[at : at + 40])
            found.append(f"INSERT INTO {name} ({', '.join(columns)}) VALUES {told}")
        found.append(f"SELECT setval('{name}_id_seq', {len(rows)})")
    return found


def rules(plan, hotels, name, rng):
    """What else holds after a migration: what is refused, what goes by itself, and that nothing is left over."""
    change, _, stage = name.partition("_")
    if stage in ("enforce", "switch", "contract", "rooms"):
        unproven = "SELECT conname FROM pg_constraint WHERE NOT convalidated UNION ALL "
        unproven += "SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid"
        plan.rows("constraints and indexes that are not valid", unproven, [])
    if name in ("names_contract", "times_contract", "ids_switch", "events_contract"):
        left = "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
        plan.rows("functions that are left over", left, [])
    if name == "names_enforce":
        plan.refused("a guest without names", "23502", "UPDATE guest SET last_name = NULL WHERE id = 1")
    if name in ("times_enforce", "times_contract"):
        index = "SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indexrelid = to_regclass('payment_paid')"
        plan.rows("the index", index, [("CREATE INDEX payment_paid ON public.payment USING btree (paid)",)])
    if name == "ids_enforce":
        plan.refused("a refund of nothing", "23503", f"UPDATE refund SET payment_id = {10**9} WHERE id = 1")
        plan.refused("a big id twice", "23505", "UPDATE payment SET big_id = 2, id = 2 WHERE id = 1")
    if name == "ids_switch":
        switched(plan, hotels, rng)
    if change == "events":
        parted(plan, hotels, name)
    if change == "nights":
        stayed(plan, hotels, name, rng)


def switched(plan, hotels, rng):
    booking = rng.choice(list(hotels.bookings))
    new = f"INSERT INTO payment (id, booking_id, amount, paid) VALUES ({FAR}, {booking}, 1.00, now())"
    refund = f"INSERT INTO refund (id, payment_id, amount) VALUES (99999, {FAR}, 1.00)"
    plan.allowed(
        "a payment with a big id", f"{new}; {refund}; SELECT id FROM payment WHERE id > {FAR - 1}", [(f"{FAR}",)]
    )
    plan.refused("a refund of nothing", "23503", refund)
    plan.refused("a payment's id twice", "23505", new.replace(str(FAR), "1"))
    sequence = "pg_get_serial_sequence('payment', 'id')"
    more = f"INSERT INTO payment (booking_id, amount, paid) VALUES ({booking}, 1.00, now()) RETURNING id"
    far = f"SELECT setval({sequence}, {FAR}); {more}"
    plan.allowed("the next id beyond 32 bits", far, [(f"{FAR + 1}",)], role="owner")
    last = max(hotels.payments)
    plan.rows("the payments' sequence", f"SELECT setval({sequence}, {last})", [(str(last),)])


def parted(plan, hotels, name):
    table = "event_parted" if LEVELS[name] < LEVELS["events_switch"] else "event"
    parts = f"SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = to_regclass('{table}') ORDER BY 1"
    plan.rows("the partitions", parts, [(f"event_{year}",) for year in (*YEARS, "rest")])
    kept = {f"event_{year}": 0 for year in (*YEARS, "rest")}
    for row in hotels.events.values():
        kept[partition(row)] += 1
    if name == "events_expand":
        return  # what the writers beside it wrote may be there or not
    where = f"SELECT tableoid::regclass::text, count(*) FROM {table} GROUP BY 1 ORDER BY 1"
    plan.rows("the partitions", where, sorted((part, str(count)) for part, count in kept.items() if count))
    plan.refused(
        "an event of no booking",
        "23503",
        f"INSERT INTO {table} (id, booking_id, at, what) VALUES (99999, 99999, now(), 'x')",
    )


def stayed(plan, hotels, name, rng):
    old = LEVELS[name] < LEVELS["nights_contract"]
    sold = [number for number, row in hotels.bookings.items() if row["state"] == "booked" and row.marks.get("nights")]
    number = rng.choice(sold)
    row = hotels.bookings[number]
    first, where = nights(row)[0], f"booking_id = {number} AND night = {text(nights(row)[0])}"
    plan.refused("a negative price", "23514", f"UPDATE booking_night SET cents = -1 WHERE {where}")
    plan.refused(
        "a night twice",
        "23505",
        f"INSERT INTO booking_night (booking_id, night, cents) VALUES ({number}, {text(first)}, 1)",
    )
    if name not in ("nights_rooms", "nights_contract"):
        return
    index = "SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indexrelid = to_regclass('one_guest_a_night')"
    plan.rows(
        "the index",
        index,
        [("CREATE UNIQUE INDEX one_guest_a_night ON public.booking_night USING btree (room_id, night) WHERE live",)],
    )
    columns, total = (
        ("id, guest_id, room_id, arrival, nights, total", ", 9.00")
        if old
        else ("id, guest_id, room_id, arrival, nights", "")
    )
    add = f"INSERT INTO booking ({columns}) VALUES (99999, 1, {row['room']}, {text(first)}, 1{total})"
    if not old:
        add += f"; INSERT INTO booking_night (booking_id, night, cents) VALUES (99999, {text(first)}, 900)"
    plan.refused("a second guest in a room", "23505", add)
    free = f"UPDATE booking SET state = 'cancelled' WHERE id = {number}"
    told = "SELECT count(*) FROM booking_night WHERE booking_id = 99999 AND live"
    plan.allowed("a guest in the room of one who cancelled", f"{free}; {add}; {told}", [("1",)])
    back = f"UPDATE booking SET state = 'booked' WHERE id = {number}"
    plan.refused("a cancelled guest's return to a room that is taken", "23505", f"{free}; {add}; {back}")


def batches(hotels, level):
    """SQL that tells which tables had more rows changed by one transaction than may be."""
    names = set(shape.state(hotels, level))
    counted = " UNION ALL ".join(
        f"SELECT '{name}', count(*) FROM {name} GROUP BY pg_xact_commit_timestamp(xmin)" for name in sorted(names)
    )
    return f"SELECT * FROM ({counted}) AS found (name, rows) WHERE rows > {MOST_CHANGED_ROWS}"


def last_begun(statements):
    """Where the last statement or transaction of a file begins."""
    begun, at = 0, -1
    for number, statement in enumerate(statements):
        word = statement.split(None, 1)[0].upper()
        if at < 0:
            begun = number
        if word in ("BEGIN", "START"):
            at = number
        elif word in ("COMMIT", "END", "ROLLBACK"):
            at = -1
    return begun


def stage(hotels, name, up, down, downs, rng):
    """The plan of one migration; `hotels` is what it leaves behind."""
    plan, level, change = Plan(), LEVELS[name], name.partition("_")[0]
    if len(up) > 1:
        plan.script(Step("script", session="cut off", statements=up, cut=rng.randint(1, len(up) - 1)))
    coming = Desk(hotels, rng, level - 1, level)
    commit = Step("run", "COMMIT", "main", WRITER, "app")
    # Beside the last statement, which is where an index is built, and beside another.
    beside = tuple(
        Beside(at, Step("run", "BEGIN; " + "; ".join(coming.opened(change)), "main", WRITER, "app"), commit)
        for at in sorted((rng.randrange(len(up)), last_begun(up)))
    )
    plan.script(Step("script", session="up", statements=up, settings=PATIENCE, beside=beside, needed=True))
    if name.endswith("_backfill"):
        hotels.mark(change, True)
    if name == "nights_doubles":
        hotels.settle_doubles()
    plan.rows("tables of which one transaction changed too many rows", batches(hotels, level), [])
    for sql in Desk(hotels, rng, level).day(change):
        plan.write(sql)
    plan.compare(hotels, level)
    rules(plan, hotels, name, rng)
    if not name.endswith("_backfill"):
        back(plan, copy.deepcopy(hotels), name, down, rng)
    if name == STAGES[-1]:
        all_the_way(plan, copy.deepcopy(hotels), downs, rng)
    return plan


def undone(hotels, name):
    """What a way back does to the rows."""
    change, _, stage = name.partition("_")
    if stage == "expand":
        hotels.mark(change, False)
    if name == "nights_doubles":
        hotels.unsettle()


def back(plan, hotels, name, down, rng):
    """In a copy: down, a day's writes, and the state before."""
    level, base = LEVELS[name], f"back{LEVELS[name]}"
    plan.add(Step("copy", "main", base), lambda answer: answer.error)
    step = Step("script", base=base, session="down", statements=down)
    plan.add(step, lambda answer: f"down: {answer.error}" if answer.error else None)
    undone(hotels, name)
    change = name.partition("_")[0]
    for sql in Desk(hotels, rng, level - 1).day(change):
        plan.write(sql, base)
    plan.compare(hotels, level - 1, base)
    plan.add(Step("drop", base=base), lambda answer: answer.error)


def all_the_way(plan, hotels, downs, rng):
    """Down from the last migration to the baseline: not one write of all those days is lost."""
    plan.add(Step("copy", "main", "home"), lambda answer: answer.error)
    for name in reversed(STAGES):
        if name.endswith("_backfill"):
            continue
        step = Step("script", base="home", session=name, statements=downs[name])
        plan.add(step, lambda answer, name=name: f"all the way down, {name}: {answer.error}" if answer.error else None)
        undone(hotels, name)
    plan.compare(hotels, 1, "home")
    for sql in Desk(hotels, rng, 1).day("names"):
        plan.write(sql, "home")
    plan.compare(hotels, 1, "home")


def migration(artifact, name, way):
    """The statements of a file; None if it is not there."""
    path = f"migrations/{LEVELS[name]:04}_{name}.{way}.sql"
    return postgres.statements(artifact.text(path, limit=64 * 1024)) if artifact.exists(path) else None


MISSING = ("SELECT missing_file",)


@pytest.fixture(scope="session")
def findings(exhibit, artifact, draw):
    """Migration -> why it does not count; None if it does."""
    rng = draw("hotels")
    hotels = Hotels(rng)
    start = [Step("script", statements=postgres.statements(BASELINE.read_text(encoding="utf-8")), needed=True)]
    start += [Step("run", sql, needed=True) for sql in loaded(hotels)]
    ups = {name: migration(artifact, name, "up") for name in STAGES}
    downs = {name: migration(artifact, name, "down") or MISSING for name in STAGES}
    plans, found = {}, {}
    for name in STAGES:
        if not ups[name]:
            found.update(dict.fromkeys(STAGES[STAGES.index(name) :], f"{name} is missing, or nothing"))
            break
        plans[name] = stage(hotels, name, ups[name], downs[name], downs, rng)
    steps = start + [step for plan in plans.values() for step in plan.steps]
    answers = postgres.play(exhibit, steps, timeout=560)
    if any(answer.error for answer in answers[: len(start)]):
        raise RuntimeError(f"the baseline can't be made: {[a.error for a in answers[: len(start)] if a.error]}")
    at = len(start)
    for name, plan in plans.items():
        found[name] = plan.fails(answers[at : at + len(plan.steps)])
        at += len(plan.steps)
    return found


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.check(name.replace("_", "-")), id=name) for name in STAGES]
)
def test_a_migration_loses_no_write_on_its_way_up_and_down(name, findings):
    if findings[name] is not None:
        pytest.fail(findings[name], pytrace=False)


@pytest.mark.check("baseline")
def test_the_baseline_is_unaltered(artifact):
    assert artifact.bytes("migrations/0001_baseline.up.sql") == BASELINE.read_bytes()


@pytest.mark.check("plain-files")
def test_migrations_are_text_with_names_of_the_agreed_form(artifact):
    known = {f"{number:04}_{name}" for name, number in LEVELS.items()} | {"0001_baseline"}
    for path in artifact.glob("migrations/**"):
        name = path.removeprefix("migrations/")
        assert name.partition(".")[0] in known and name.partition(".")[2] in ("up.sql", "down.sql"), (
            f"{path} is no migration"
        )
        artifact.text(path, limit=64 * 1024)
