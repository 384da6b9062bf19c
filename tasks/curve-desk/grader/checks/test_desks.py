"""Three desks are drawn for this grade; each table of the pack must be what another implementation works out."""

import csv
import io
import math
import re
import sys

import pytest
from examiner.kinds import cli, imports

sys.path.insert(0, "/grader/market")

import draw as desks

PROGRAM = ("-m", "desk")
DESKS = 3
TABLES = {
    "business-days": {"holidays": "calendar,date", "spots": "day,convention,spot"},
    "schedules": {
        "instruments": "day,quote,start,end",
        "schedules": "trade,leg,n,start,end,fixing,pays",
    },
    "fractions": {"fractions": "trade,leg,n,fraction", "legs": "day,quote,leg,n,start,end,fraction"},
    "discount": {"discount": "day,quote,date,factor,zero"},
    "forwards": {"forwards": "day,quote,n,rate"},
    "projection": {"rates": "day,quote,rate", "basis": "day,quote,date,basis"},
    "flows": {"resets": "trade,n,source,rate", "flows": "trade,leg,n,day,amount"},
    "values": {"values": "trade,value", "books": "book,trades,value"},
    "par-and-accruals": {
        "par": "trade,annuity,par,excess",
        "accrued": "trade,accrued,clean",
        "annuities": "quote,annuity,implied",
    },
    "risk": {"risk": "book,quote,delta,hedge"},
    "explained": {
        "moves": "quote,points",
        "explain": "book,before,cash,carry,discount,basis,new,pnl,predicted,unexplained",
    },
    "report": {
        "buckets": "book,bucket,delta",
        "limits": "book,measure,used,limit,share,state",
        "report": "name,value",
    },
}
"""Check -> the tables that it compares, with their headers."""
INPUTS = {"inputs": "file,rows"}
DECIMAL = re.compile(r"-?\d+\.\d+")


def close(have, want):
    """Two cells: the same text, or decimals that differ by little; whole numbers and names may not differ."""
    if have == want:
        return True
    if not (DECIMAL.fullmatch(have) and DECIMAL.fullmatch(want)):
        return False
    apart, places = abs(float(have) - float(want)), len(want.partition(".")[2])
    return math.isfinite(apart) and apart <= (0.05001 if places == 2 else 0.001001 if places == 4 else 1.001e-9)


def difference(name, header, have, rows):
    """Why a table is not the true one, or None."""
    if have is None:
        return f"{name}.csv is missing"
    try:
        first, *mine = [tuple(row) for row in csv.reader(io.StringIO(have.decode("utf-8", "replace")))] or [()]
    except csv.Error as error:
        return f"{name}.csv can't be read: {error}"
    if ",".join(first) != header:
        return f"{name}.csv has the columns {','.join(first)[:120]}"
    wanted = sorted({tuple(map(str, row)) for row in rows})
    if len(mine) != len(wanted):
        return f"{name}.csv has {len(mine)} rows, not {len(wanted)}"
    for row, want in zip(mine, wanted, strict=True):
        if len(row) != len(want) or not all(map(close, row, want)):
            return f"{name}.csv: {','.join(row)[:150]}, not {','.join(want)[:150]}"
    return None


@pytest.fixture(scope="session")
def findings(exhibit, draw):
    """Check -> what differs."""
    rng = draw("desks")
    drawn = [desks.draw(rng, turn) for turn in range(DESKS)]
    compared = {**TABLES, "inputs": INPUTS}
    paths = [f"day/pack/{name}.csv" for tables in compared.values() for name in tables]
    cases = []
    for files, _ in drawn:
        given = {f"day/{name}": data for name, data in files.items()}
        cases.append(cli.Case(("day",), files=given, collect=(*paths, *given)))
    found = {check: [] for check in compared}
    outcomes = cli.outcomes(exhibit, PROGRAM, cases, timeout=90, cpu=20)
    for (_, tables), case, outcome in zip(drawn, cases, outcomes, strict=True):
        files = {} if outcome is None else outcome.files
        for check, names in compared.items():
            for name, header in names.items():
                found[check].append(difference(name, header, files.get(f"day/pack/{name}.csv"), tables[name]))
        altered = [path for path, data in case.files.items() if files.get(path) != data]
        found["inputs"].append(f"{altered[0]} was altered" if altered else None)
    return {check: [reason for reason in told if reason] for check, told in found.items()}


CHECKS = [pytest.param(name, marks=pytest.mark.check(name), id=name) for name in (*TABLES, "inputs")]


@pytest.mark.parametrize("check", CHECKS)
def test_the_tables_are_the_true_ones(check, findings):
    if findings[check]:
        pytest.fail("; ".join(findings[check])[:600], pytrace=False)


@pytest.mark.check("own-work")
def test_the_program_needs_nothing_but_the_standard_library(artifact):
    found = imports.foreign(artifact, "desk")
    if found:
        pytest.fail("; ".join(found)[:600], pytrace=False)
