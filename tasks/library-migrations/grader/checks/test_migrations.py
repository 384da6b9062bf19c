"""Each migration: up to it from a random library, rows and rules compared with what Python knows, and down again."""

import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from examiner.kinds.sql import Step, play

sys.path.insert(0, str(Path(__file__).parent))

import library as model

BASELINE = Path("/grader/baseline.sql")
NUMBERS = {name: number for number, name in enumerate(model.NAMES, 2)}
OLD_LOAN = "INSERT INTO loan (id, book_id, reader_id, lent, returned) VALUES "
LOAN = "INSERT INTO loan (id, copy_id, reader_id, lent, returned) VALUES "
HIDDEN = {"loan_history": ["id"]}
"""Columns that a table has besides those whose values are compared."""


@dataclass
class Plan:
    """Steps, and for each what it must come to: rows, or the beginning of an error."""

    steps: list[Step] = field(default_factory=list)
    wanted: list[tuple[str, object]] = field(default_factory=list)

    def add(self, step, what, wanted):
        self.steps.append(step)
        self.wanted.append((what, wanted))

    def compare(self, library, level, base):
        """The tables, columns and rows after `level`."""
        tables = model.state(library, level)
        names = (
            "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY name"
        )
        self.add(Step("query", names, base), f"tables of {level}", [[name] for name in sorted(tables)])
        self.add(Step("query", "PRAGMA foreign_key_check", base), "foreign keys", [])
        for name, (columns, order, rows) in tables.items():
            listed = f"SELECT name FROM pragma_table_info('{name}') ORDER BY name"
            every = sorted([*columns, *HIDDEN.get(name, [])])
            self.add(Step("query", listed, base), f"columns of {name}", [[column] for column in every])
            self.add(
                Step("query", f"SELECT {', '.join(columns)} FROM {name} ORDER BY {order}", base),
                f"rows of {name}",
                rows,
            )

    def refused(self, what, sql):
        self.add(Step("attempt", sql), f"{what} is refused", "IntegrityError")

    def allowed(self, what, sql, rows):
        self.add(Step("attempt", sql), what, rows)


def rules(plan, library, name, rng):
    """What the database must refuse and do by itself after a migration."""
    book = rng.choice(library.books)[0]
    reader = rng.choice(library.readers)[0]
    new = model.LAST_ID
    if name == "dates":
        plan.refused("a date of the old form", f"UPDATE reader SET joined = '01.02.2024' WHERE id = {reader}")
        plan.refused("a day that does not exist", f"UPDATE reader SET joined = '2023-02-30' WHERE id = {reader}")
        plan.refused(
            "a return before the loan",
            f"{OLD_LOAN}({new}, {book}, {reader}, '2024-02-02', '2024-02-01')",
        )
        plan.refused(
            "a loan without a day",
            f"{OLD_LOAN}({new}, {book}, {reader}, NULL, NULL)",
        )
    elif name == "prices":
        plan.refused("a negative price", f"UPDATE book SET price_cents = -1 WHERE id = {book}")
    elif name == "authors":
        plan.refused(
            "an author twice", f"INSERT INTO author (name) VALUES ({model.text(rng.choice(library.authors()))})"
        )
        first = f"SELECT book_id, author_id, 99 FROM book_author WHERE book_id = {book} AND position = 1"
        twice = f"INSERT INTO book_author (book_id, author_id, position) {first}"
        plan.refused("an author twice in a book", twice)
        plan.refused(
            "an author of no book", f"INSERT INTO book_author (book_id, author_id, position) VALUES ({new}, 1, 1)"
        )
    elif name == "copies":
        plan.refused("a copy twice", f"INSERT INTO copy (book_id, number) VALUES ({book}, 1)")
        plan.refused(
            "a loan of no copy",
            f"{LOAN}({new}, {new}, {reader}, '2024-02-02', NULL)",
        )
        plan.refused(
            "a date of the old form",
            f"{LOAN}({new}, 1, {reader}, '02.02.2024', NULL)",
        )
    elif name == "rules":
        lending(plan, library, reader)
    elif name == "fines":
        fining(plan, library, rng, reader)
    elif name == "history":
        recorded(plan, reader)


BORROW = "INSERT INTO loan (id, copy_id, reader_id, lent) VALUES "


def shelved(new):
    """SQL that adds a book with five copies; their ids begin at `new`."""
    return (
        f"INSERT INTO book (id, title, price_cents) VALUES ({new}, 'New', 100);"
        "INSERT INTO copy (id, book_id, number) VALUES "
        f"({new}, {new}, 1), ({new + 1}, {new}, 2), ({new + 2}, {new}, 3), ({new + 3}, {new}, 4)"
    )


def lending(plan, library, reader):
    new, out = model.LAST_ID, library.out[reader]
    taken = "; ".join(f"{BORROW}({new + n}, {new + n}, {reader}, '2024-05-05')" for n in range(3 - out))
    full = f"{shelved(new)}; {taken}" if taken else shelved(new)
    count = f"SELECT count(*) FROM loan WHERE reader_id = {reader} AND returned IS NULL"
    plan.allowed("three books can be out", f"{full}; {count}", [[3]])
    fewer = f"{full}; UPDATE house_rule SET value = 2 WHERE name = 'books'"
    returned = f"UPDATE loan SET returned = lent WHERE id = (SELECT max(id) FROM loan WHERE reader_id = {reader})"
    plan.refused("a third book of two", f"{fewer}; {returned}; {BORROW}({new + 9}, {new + 3}, {reader}, '2024-05-06')")
    plan.refused("a rule below nothing", "UPDATE house_rule SET value = -1 WHERE name = 'books'")
    plan.refused("a rule twice", "INSERT INTO house_rule (name, value) VALUES ('days', 3)")
    plan.refused("a fourth book", f"{full}; {BORROW}({new + 9}, {new + 3}, {reader}, '2024-05-06')")
    back = f"{LOAN}({new + 9}, {new + 3}, {reader}, '2024-05-06', '2024-05-07')"
    plan.allowed("a loan that is over does not count", f"{full}; {back}; {count}", [[3]])
    fresh = f"INSERT INTO reader (id, last_name, first_name, joined) VALUES ({new}, 'A', '', '2024-01-01')"
    once = f"{shelved(new)}; {fresh}; {BORROW}({new}, {new}, {new}, '2024-05-05')"
    plan.refused("a copy that is out", f"{once}; {BORROW}({new + 1}, {new}, {new}, '2024-05-06')")
    again = f"UPDATE loan SET returned = '2024-05-06' WHERE id = {new}; {BORROW}({new + 1}, {new}, {new}, '2024-05-07')"
    plan.allowed("a copy that is back", f"{once}; {again}; SELECT count(*) FROM loan WHERE copy_id = {new}", [[2]])


def fining(plan, library, rng, reader):
    new = model.LAST_ID
    days = rng.randint(29, 33)
    made = (
        f"{shelved(new)}; INSERT INTO reader (id, last_name, first_name, joined) VALUES ({new}, 'A', '', '2024-01-01')"
    )
    made += f"; {BORROW}({new}, {new}, {new}, '2024-01-01')"
    told = f"SELECT days, cents FROM fine WHERE loan_id = {new}"
    late = f"UPDATE loan SET returned = date('2024-01-01', '+{days} days') WHERE id = {new}"
    plan.allowed("a late return is fined", f"{made}; {late}; {told}", [[days - 28, 15 * (days - 28)]])
    dearer = f"UPDATE house_rule SET value = 2 * value WHERE name = 'cents'; {made}; {late}; {told}"
    plan.allowed("a dearer day", dearer, [[days - 28, min(30 * (days - 28), 100)]])
    longer = f"UPDATE house_rule SET value = {days - 1} WHERE name = 'days'; {made}; {late}; {told}"
    plan.allowed("a longer loan", longer, [[1, 15]])
    much = f"UPDATE loan SET returned = date('2024-01-01', '+90 days') WHERE id = {new}"
    plan.allowed("a fine ends at the price", f"{made}; {much}; {told}", [[62, 100]])
    just = f"UPDATE loan SET returned = date('2024-01-01', '+28 days') WHERE id = {new}"
    plan.allowed("28 days cost nothing", f"{made}; {just}; {told}", [])


def recorded(plan, reader):
    new = model.LAST_ID
    made = (
        f"{shelved(new)}; INSERT INTO reader (id, last_name, first_name, joined) VALUES ({new}, 'A', '', '2024-01-01')"
    )
    made += f"; {BORROW}({new}, {new}, {new}, '2024-01-01')"
    ended = "; ".join(f"UPDATE loan SET returned = '2024-01-0{day}' WHERE id = {new}" for day in (5, 6))
    told = f"SELECT what FROM loan_history WHERE loan_id = {new} ORDER BY id"
    plan.allowed("a loan is recorded", f"{made}; {told}", [["lent"]])
    plan.allowed("a return is recorded once", f"{made}; {ended}; {told}", [["lent"], ["returned"]])
    gone = (
        f"{made}; {ended}; DELETE FROM loan_history WHERE id < 0; DELETE FROM fine; DELETE FROM loan WHERE id = {new}"
    )
    plan.allowed("a deletion is recorded", f"{gone}; {told}", [["lent"], ["returned"], ["deleted"]])
    plan.refused("another word", f"INSERT INTO loan_history (loan_id, what) VALUES ({new}, 'eaten')")


def migration(artifact, number, name, way):
    """The text of a file; one that is missing fails when it is run."""
    path = f"migrations/{number:04}_{name}.{way}.sql"
    return artifact.text(path, limit=64 * 1024) if artifact.exists(path) else "SELECT missing_file"


@pytest.fixture(scope="session")
def findings(exhibit, artifact, draw):
    """Migration -> why it does not count; None if it does."""
    rng = draw("library")
    library = model.Library(rng)
    steps = [Step("script", BASELINE.read_text(encoding="utf-8")), Step("script", model.inserts(library))]
    begun, plans = len(steps), {}
    for name, number in NUMBERS.items():
        plan = plans[name] = Plan()
        plan.add(Step("script", migration(artifact, number, name, "up")), "up", None)
        plan.compare(library, number, "main")
        rules(plan, library, name, rng)
        back = f"back{number}"
        plan.add(Step("copy", "main", back), "a copy", None)
        plan.add(Step("script", migration(artifact, number, name, "down"), back), "down", None)
        plan.compare(library, number - 1, back)
        steps += plan.steps
    answers = play(exhibit, steps, timeout=40)
    if any(answer.error for answer in answers[:begun]):
        raise RuntimeError(f"the baseline can't be made: {answers[:begun]}")
    found, at = {}, begun
    for name, plan in plans.items():
        mine = answers[at : at + len(plan.steps)]
        at += len(plan.steps)
        found[name] = next(filter(None, map(reason, plan.wanted, mine)), None)
    return found


def reason(wanted, answer):
    """Why a step is not what it must be, or None."""
    what, expected = wanted
    if isinstance(expected, str):
        refused = answer.error is not None and answer.error.startswith(expected)
        return None if refused else f"{what}: it is not ({answer.error or 'it went through'})"
    if answer.error is not None:
        return f"{what}: {answer.error}"
    if expected is not None and answer.rows != expected:
        return f"{what}: {str(answer.rows)[:150]}, not {str(expected)[:150]}"
    return None


@pytest.mark.parametrize("name", [pytest.param(name, marks=pytest.mark.check(name), id=name) for name in model.NAMES])
def test_a_migration_goes_up_holds_its_rules_and_goes_down(name, findings):
    if findings[name] is not None:
        pytest.fail(findings[name], pytrace=False)


@pytest.mark.check("baseline")
def test_the_baseline_is_unaltered(artifact):
    assert artifact.bytes("migrations/0001_baseline.up.sql") == BASELINE.read_bytes()


@pytest.mark.check("plain-files")
def test_migrations_are_text_with_names_of_the_agreed_form(artifact):
    known = {f"{number:04}_{name}" for name, number in NUMBERS.items()} | {"0001_baseline"}
    for path in artifact.glob("migrations/**"):
        name = path.removeprefix("migrations/")
        assert name.partition(".")[0] in known and name.partition(".")[2] in ("up.sql", "down.sql"), (
            f"{path} is no migration"
        )
        artifact.text(path, limit=64 * 1024)
