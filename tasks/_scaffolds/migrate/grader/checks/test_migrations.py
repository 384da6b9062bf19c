"""Each migration, after all before it, on members that are drawn for this grade; the expected rows come from Python."""

from pathlib import Path

import pytest
from examiner.kinds.sql import Step, play

BASELINE = Path("/grader/baseline.sql")
FILES = ("0002_email", "0003_year", "0004_city", "0005_city_id", "0006_visit", "0007_visits")
MEMBER = "INSERT INTO member (id, name, email, joined, city) VALUES "


def members(rng):
    cities = rng.sample(["Bonn", "Graz", "Lyon", "Oslo", "Pisa"], 3)
    return [
        (number, f"n{rng.getrandbits(32)}", f"{rng.choice('AbCd')}{number}@Club.test", year, rng.choice(cities))
        for number in range(1, 30)
        for year in [rng.randint(1980, 2024)]
    ]


def told(rows):
    return MEMBER + ", ".join(f"({i}, '{n}', '{e}', '{y}-05-01', '{c}')" for i, n, e, y, c in rows) + ";"


def asked(check, rows, rng):
    """How many migrations the check is about, and its steps after them, with what each must tell."""
    cities = {name: number for number, name in enumerate(sorted({city for *_, city in rows}), 1)}
    if check == "email":
        return 1, [("SELECT id, name, email FROM member ORDER BY id", [[i, n, e.lower()] for i, n, e, *_ in rows])]
    if check == "year":
        return 2, [("SELECT id, year FROM member ORDER BY id", [[i, y] for i, _, _, y, _ in rows])]
    if check == "city":
        return 3, [("SELECT id, name FROM city ORDER BY id", [[number, name] for name, number in cities.items()])]
    if check == "city-id":
        columns = "SELECT name FROM pragma_table_info('member') ORDER BY name"
        names = [[name] for name in ("city_id", "email", "id", "joined", "name", "year")]
        return 4, [
            ("SELECT id, city_id FROM member ORDER BY id", [[i, cities[c]] for i, *_, c in rows]),
            (columns, names),
        ]
    visits = [rng.choice(rows)[0] for _ in range(40)]
    added = "INSERT INTO visit (member_id, day) VALUES " + ", ".join(f"({i}, '2024-01-01')" for i in visits)
    counted = sorted([name, visits.count(number)] for number, name, *_ in rows)
    return 6, [(added, []), ("SELECT name, visits FROM visits ORDER BY name", counted)]


@pytest.mark.parametrize(
    "check", [pytest.param(c, marks=pytest.mark.check(c), id=c) for c in ("email", "year", "city", "city-id", "visits")]
)
def test_rows_come_through_the_migrations(check, artifact, exhibit, draw):
    rng = draw(check)
    rows = members(rng)
    count, queries = asked(check, rows, rng)
    scripts = [artifact.text(f"migrations/{name}.sql") for name in FILES[:count]]
    steps = [Step("script", sql) for sql in (BASELINE.read_text(encoding="utf-8"), told(rows), *scripts)]
    answers = play(exhibit, [*steps, *(Step("query", sql) for sql, _ in queries)])
    errors = [answer.error for answer in answers if answer.error]
    if errors:
        pytest.fail(errors[0], pytrace=False)
    for (sql, wanted), answer in zip(queries, answers[len(steps) :], strict=True):
        assert answer.rows == wanted, sql


@pytest.mark.check("baseline")
def test_the_baseline_is_as_it_was(artifact):
    assert artifact.bytes("migrations/0001_baseline.sql") == BASELINE.read_bytes()
