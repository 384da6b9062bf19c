"""A random library, and what its database must hold after each migration.

The truth is worked out here, from the drawn rows, with nothing but Python: no SQL of the artifact or of the reference
takes part in it.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta

NAMES = ("dates", "prices", "names", "authors", "copies", "rules", "fines", "history", "desk")
"""Migrations 0002 to 0010."""
FIRST = ["Ann", "Bo", "Cem", "Dara", "Eve", "Finn", "Gül", "Hans", "Ines", "Jörg"]
LAST = ["Lee", "Ek", "Moor", "Ortega", "O'Hara", "van Dam", "Živko", "Plato"]
WORDS = ["River", "Bees", "Salt", "Winter", "Maps", "Stone", "Letters", "Engines", "Tea", "Night"]
LAST_ID = 1_000_000

Rows = list[list[object]]


class Library:
    """Rows as they were before all migrations; dates are `date`s, prices cents.

    Attributes:
        books: (id, title, authors, cents, copies).
        readers: (id, last name, first name, joined).
        loans: (id, book, reader, lent, returned or None).
    """

    def __init__(self, rng: random.Random) -> None:
        people = [f"{first} {last}" for first in FIRST for last in LAST]
        pool = rng.sample(people, 7)
        self.books = []
        for number in sorted(rng.sample(range(1, 60), rng.randint(6, 9))):
            title = " ".join(rng.sample(WORDS, rng.randint(1, 3)))
            cents = rng.choice([rng.randint(1, 99), rng.randint(100, 900), rng.randint(900, 9000), 1005])
            self.books.append((number, title, rng.sample(pool, rng.randint(1, 4)), cents, rng.randint(1, 4)))
        self.readers = []
        for number in sorted(rng.sample(range(1, 90), rng.randint(5, 8))):
            first = "" if rng.random() < 0.25 else rng.choice(FIRST)
            self.readers.append((number, rng.choice(LAST), first, self._day(rng)))
        self.loans: list[tuple[int, int, int, date, date | None]] = []
        out = {reader[0]: 0 for reader in self.readers}
        left = {book[0]: book[4] for book in self.books}
        for number in sorted(rng.sample(range(1, 400), rng.randint(28, 40))):
            book, reader = rng.choice(self.books)[0], rng.choice(self.readers)[0]
            lent = self._day(rng)
            if rng.random() < 0.4 and left[book] and out[reader] < 3:
                left[book] -= 1
                out[reader] += 1
                self.loans.append((number, book, reader, lent, None))
            else:
                self.loans.append(
                    (number, book, reader, lent, lent + timedelta(days=rng.choice([0, 5, 28, 29, 40, 300])))
                )
        self.out, self.left = out, left

    @staticmethod
    def _day(rng: random.Random) -> date:
        return date(2021, 1, 1) + timedelta(days=rng.randint(0, 1400))

    def authors(self) -> list[str]:
        """All names in the order of their first occurrence."""
        return list(dict.fromkeys(name for book in self.books for name in book[2]))

    def copies(self) -> list[tuple[int, int, int]]:
        """(id, book, number)."""
        pairs = [(book[0], number) for book in self.books for number in range(1, book[4] + 1)]
        return [(index, *pair) for index, pair in enumerate(pairs, 1)]

    def placed(self) -> dict[int, int]:
        """Loan -> its copy."""
        ids = {(book, number): copy for copy, book, number in self.copies()}
        seen: dict[int, int] = {}
        found = {}
        for loan, book, _, _, returned in self.loans:
            number = 1
            if returned is None:
                number = seen[book] = seen.get(book, 0) + 1
            found[loan] = ids[book, number]
        return found

    def fines(self) -> dict[int, tuple[int, int]]:
        """Loan -> (days, cents)."""
        cents = {book[0]: book[3] for book in self.books}
        late = {loan[0]: (loan[4] - loan[3]).days - 28 for loan in self.loans if loan[4]}
        return {
            loan[0]: (late[loan[0]], min(15 * late[loan[0]], cents[loan[1]]))
            for loan in self.loans
            if late.get(loan[0], 0) > 0
        }

    def history(self) -> list[tuple[int, str]]:
        """(loan, what) of the past."""
        events = [(lent, loan, 0, "lent") for loan, _, _, lent, _ in self.loans]
        events += [(returned, loan, 1, "returned") for loan, _, _, _, returned in self.loans if returned]
        return [(loan, what) for _, loan, _, what in sorted(events)]


def told(day: date | None, iso: bool) -> str | None:
    return None if day is None else day.isoformat() if iso else day.strftime("%d.%m.%Y")


def text(value: object) -> str:
    """A value as SQL."""
    return (
        "NULL" if value is None else str(value) if isinstance(value, int) else "'" + str(value).replace("'", "''") + "'"
    )


def inserts(library: Library) -> str:
    """The rows as they stand after 0001."""
    tables = state(library, 1)
    lines = []
    for name, (columns, _, rows) in tables.items():
        for row in rows:
            lines.append(f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({', '.join(map(text, row))});")
    return "\n".join(lines)


Table = tuple[list[str], str, Rows]


def state(library: Library, level: int) -> dict[str, Table]:
    """Table -> its columns, the order of its rows, and the rows, after migration `level`."""
    iso = level >= 2
    books: dict[str, list[object]] = {"id": [b[0] for b in library.books], "title": [b[1] for b in library.books]}
    if level < 5:
        books["authors"] = ["; ".join(b[2]) for b in library.books]
    if level < 3:
        books["price"] = [f"{b[3] // 100},{b[3] % 100:02}" for b in library.books]
    else:
        books["price_cents"] = [b[3] for b in library.books]
    if level < 6:
        books["copies"] = [b[4] for b in library.books]
    readers: dict[str, list[object]] = {"id": [r[0] for r in library.readers]}
    if level < 4:
        readers["name"] = [f"{r[1]}, {r[2]}" if r[2] else r[1] for r in library.readers]
    else:
        readers["last_name"] = [r[1] for r in library.readers]
        readers["first_name"] = [r[2] for r in library.readers]
    readers["joined"] = [told(r[3], iso) for r in library.readers]
    placed = library.placed()
    loans: dict[str, list[object]] = {"id": [loan[0] for loan in library.loans]}
    if level < 6:
        loans["book_id"] = [loan[1] for loan in library.loans]
    else:
        loans["copy_id"] = [placed[loan[0]] for loan in library.loans]
    loans["reader_id"] = [loan[2] for loan in library.loans]
    loans["lent"] = [told(loan[3], iso) for loan in library.loans]
    loans["returned"] = [told(loan[4], iso) for loan in library.loans]
    found = {name: _table(columns) for name, columns in (("book", books), ("reader", readers), ("loan", loans))}
    if level >= 5:
        ids = {name: number for number, name in enumerate(library.authors(), 1)}
        found["author"] = (["id", "name"], "id", [[number, name] for name, number in ids.items()])
        pairs: Rows = [[b[0], ids[name], at] for b in library.books for at, name in enumerate(b[2], 1)]
        found["book_author"] = (["book_id", "author_id", "position"], "book_id, position", pairs)
    if level >= 6:
        found["copy"] = (["id", "book_id", "number"], "id", [list(copy) for copy in library.copies()])
    if level >= 7:
        found["house_rule"] = (["name", "value"], "name", [["books", 3], ["cents", 15], ["days", 28]])
    if level >= 8:
        rows: Rows = [[loan, *fine] for loan, fine in library.fines().items()]
        found["fine"] = (["loan_id", "days", "cents"], "loan_id", rows)
    if level >= 9:
        events: Rows = [list(event) for event in library.history()]
        found["loan_history"] = (["loan_id", "what"], "id", events)
    if level >= 10:
        found["shelf"] = (["book_id", "title", "authors", "copies", "available"], "book_id", list(_shelf(library)))
        found["account"] = (
            ["reader_id", "name", "books_out", "owed_cents", "events"],
            "reader_id",
            list(_account(library)),
        )
    return found


def _table(columns: dict[str, list[object]]) -> Table:
    return list(columns), "id", [list(row) for row in zip(*columns.values(), strict=True)]


def _shelf(library: Library) -> Iterator[list[object]]:
    for number, title, authors, _, copies in library.books:
        yield [number, title, "; ".join(authors), copies, library.left[number]]


def _account(library: Library) -> Iterator[list[object]]:
    fines = library.fines()
    readers = {loan[0]: loan[2] for loan in library.loans}
    for number, last, first, _ in library.readers:
        owed = sum(fines[loan[0]][1] for loan in library.loans if loan[2] == number and loan[0] in fines)
        events = sum(readers[loan] == number for loan, _ in library.history())
        yield [number, f"{first} {last}".strip(), library.out[number], owed, events]
