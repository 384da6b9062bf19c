"""Three random portfolios are valued by the artifact and by the reference; every table must agree to six digits."""

import csv
import io
import math
import sys
from pathlib import Path

import pytest
from examiner.kinds import cli

sys.path.insert(0, str(Path(__file__).parent))

import portfolio

PROGRAM = ("-m", "reserving")
MADE = {
    "paid-by-year": ("paid",),
    "triangle": ("triangle",),
    "inflation": ("real",),
    "factors": ("factors",),
    "tail": ("tail",),
    "ultimates": ("ultimates",),
    "expected-losses": ("expected",),
    "blend": ("blend",),
    "uncertainty": ("uncertainty",),
    "cash-flow": ("cashflow",),
    "discounting": ("discounted", "summary"),
}
"""Check -> the tables that it compares."""
PORTFOLIOS = 3


def number(cell):
    try:
        return float(cell)
    except ValueError:
        return None


def close(have, want):
    """Two cells: the same text, or figures that differ by rounding alone."""
    one, two = number(have), number(want)
    if one is None or two is None or not math.isfinite(one):
        return have == want
    return abs(one - two) <= max(2e-6, 1e-8 * abs(two))


def difference(name, have, want):
    """Why a table is not the true one, or None."""
    if have is None:
        return f"{name}.csv is missing"
    mine, true = (list(csv.reader(io.StringIO(data.decode("utf-8", "replace")))) for data in (have, want))
    if [len(row) for row in mine] != [len(row) for row in true]:
        return f"{name}.csv has {len(mine)} rows of {[len(row) for row in mine][:3]}... cells, not {len(true)}"
    for row, wanted in zip(mine, true, strict=True):
        if not all(map(close, row, wanted)):
            return f"{name}.csv: {','.join(row)[:120]}, not {','.join(wanted)[:120]}"
    return None


@pytest.fixture(scope="session")
def findings(exhibit, reference, draw):
    """Check -> what differs."""
    rng = draw("portfolios")
    tables = tuple(f"{name}.csv" for names in MADE.values() for name in names)
    cases = []
    for _ in range(PORTFOLIOS):
        year, files = portfolio.draw(rng)
        given = {f"book/{name}": data for name, data in files.items()}
        cases.append(
            cli.Case(("book", str(year)), files=given, collect=tuple(f"book/{name}" for name in (*tables, *files)))
        )
    truth = cli.outcomes(reference, PROGRAM, cases, timeout=60, path=("/grader/reference",))
    found = cli.outcomes(exhibit, PROGRAM, cases, timeout=60)
    reasons = {check: [] for check in (*MADE, "inputs")}
    for case, want, have in zip(cases, truth, found, strict=True):
        if want is None or want.status != 0:
            raise RuntimeError(f"the reference failed: {want and want.stderr[-300:]}")
        files = {} if have is None else have.files
        for check, names in MADE.items():
            for name in names:
                path = f"book/{name}.csv"
                reasons[check].append(difference(name, files.get(path), want.files[path]))
        altered = [path for path, data in case.files.items() if files.get(path) != data]
        reasons["inputs"].append(f"{altered[0]} was altered" if altered else None)
    return {check: [reason for reason in told if reason] for check, told in reasons.items()}


def checks():
    return [pytest.param(check, marks=pytest.mark.check(check), id=check) for check in (*MADE, "inputs")]


@pytest.mark.parametrize("check", checks())
def test_the_tables_are_the_true_ones(check, findings):
    if findings[check]:
        pytest.fail(f"{len(findings[check])} differ, such as {findings[check][0]}", pytrace=False)
