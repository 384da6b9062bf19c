"""The task of the quantitative analyst, without Docker: what is drawn is sound, and the truth agrees with textbooks."""

import csv
import datetime
import io
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from examiner.kinds import table
from support.authored import TASKS, modules_of, play

TASK = TASKS / "curve-desk"


@pytest.fixture(scope="module")
def modules() -> Iterator[dict[str, ModuleType]]:
    with modules_of(TASK / "recipe" / "market", TASK / "grader" / "checks") as load:
        yield {name: load(name) for name in ("days", "truth", "draw", "test_desks")}


@pytest.fixture(scope="module")
def done(tmp_path_factory) -> Path:
    return play(TASK, "recipe/workspace", tmp_path_factory.mktemp("desk") / "done")


@pytest.fixture(scope="module")
def desks(modules):
    return [modules["draw"].draw(random.Random(seed), seed) for seed in range(3)]


def packed(done: Path, folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    subprocess.run([sys.executable, "-m", "desk", str(folder)], cwd=done, check=True, capture_output=True)
    return folder / "pack"


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode())))


def test_the_reference_and_the_truth_agree_and_an_altered_table_is_noticed(done, modules, desks, tmp_path):
    checks = modules["test_desks"]
    for number, (files, tables) in enumerate(desks):
        pack = packed(done, tmp_path / str(number), files)
        case = table.Case(files, tables)
        for named in checks.TABLES.values():
            have = {name: (pack / f"{name}.csv").read_bytes() for name in named}
            assert all(tables[name] for name in named)
            assert table.wrong(have, case, named, checks.close) == []
            short = {name: b"\n".join(data.splitlines()[:-1]) for name, data in have.items()}
            assert len(table.wrong(short, case, named, checks.close)) == len(named)
    assert len({files["quotes.csv"] for files, _ in desks}) == 3


def test_easter_is_on_the_days_of_the_almanac(modules):
    known = {2024: (3, 31), 2025: (4, 20), 2026: (4, 5), 2027: (3, 28), 2028: (4, 16), 2038: (4, 25)}
    for year, (month, day) in known.items():
        assert modules["days"].easter(year) == datetime.date(year, month, day).toordinal()


def test_a_holiday_on_a_weekend_is_made_up_for_on_the_next_day_that_is_free(modules):
    days = modules["days"]
    found = days.holidays([("yearly", "12-25"), ("yearly", "12-26")], {6, 7}, True)
    # Christmas Day of 2027 is a Saturday, Boxing Day a Sunday.
    assert {days.ordinal("2027-12-27"), days.ordinal("2027-12-28")} <= found
    assert days.ordinal("2027-12-27") not in days.holidays([("yearly", "12-25")], {6, 7}, False)


def test_parts_of_a_year_are_those_of_the_handbooks(modules):
    days = modules["days"]

    def part(start: str, end: str, count: str) -> float:
        return days.part(days.ordinal(start), days.ordinal(end), count)

    # The example of ISDA's note on act/act.
    assert part("2003-11-01", "2004-05-01", "act/act") == pytest.approx(61 / 365 + 121 / 366)
    assert part("2024-01-31", "2024-02-29", "30e/360") == pytest.approx(29 / 360)
    assert part("2024-01-01", "2024-12-31", "act/360") == pytest.approx(365 / 360)


def test_a_month_has_its_end_also_when_the_next_one_is_longer(modules):
    days = modules["days"]
    february = days.ordinal("2026-02-28")
    assert days.iso(days.later(february, 1, True)) == "2026-03-31"
    assert days.iso(days.later(february, 1, False)) == "2026-03-28"
    assert days.iso(days.later(days.ordinal("2026-01-31"), 1, False)) == "2026-02-28"


def test_the_curves_give_back_every_quote(done, desks, tmp_path):
    for number, (files, _) in enumerate(desks):
        pack = packed(done, tmp_path / str(number), files)
        today = rows(files["desk.csv"])[1]["value"]
        wanted = {row["quote"]: row["rate"] for row in rows((pack / "rates.csv").read_bytes()) if row["day"] == today}
        for row in rows((pack / "annuities.csv").read_bytes()):
            assert float(row["implied"]) == pytest.approx(float(wanted[row["quote"]]), abs=1e-9)


def test_what_is_explained_adds_up(desks):
    for _, tables in desks:
        for row in tables["explain"]:
            _, _, carry, discount, basis, new, pnl, predicted, rest = map(float, row[1:])
            assert carry + discount + basis + new == pytest.approx(pnl, abs=0.1)
            assert discount + basis - predicted == pytest.approx(rest, abs=0.1)
        # Something is always paid between the two days.
        assert any(float(row[2]) for row in tables["explain"])


def test_no_two_figures_that_are_ranked_are_close(modules, desks):
    for _, tables in desks:
        shares = sorted(float(row[4]) for row in tables["limits"])
        assert shares[-1] - shares[-2] > 0.004
        assert all(abs(share - edge) > 0.002 for share in shares for edge in (0.8, 1.0))


def test_money_names_and_rates_have_tolerances_of_their_own(modules):
    close = modules["test_desks"].close
    assert close("1000000.04", "1000000.00")
    assert not close("1000000.06", "1000000.00")
    assert close("0.1234567891", "0.1234567890")
    assert not close("0.1234567911", "0.1234567890")
    assert not close("nan", "1.00")
    assert not close("12", "13")


def test_the_manual_names_every_column(modules):
    manual = (TASK / "recipe" / "workspace" / "MANUAL.md").read_text(encoding="utf-8")
    manual = re.sub(r" \([^)]*\)", "", manual)
    made = {check: tables for check, tables in modules["test_desks"].TABLES.items() if check != table.INPUTS}
    for tables in made.values():  # the table of the inputs is made from the start
        for name, header in tables.items():
            assert f"`{name}.csv`" in manual
            assert header.replace(",", ", ") in manual, name
