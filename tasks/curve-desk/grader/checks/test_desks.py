"""Three desks are drawn for this grade; each table of the pack must be what another implementation works out."""

import sys

import pytest
from examiner.kinds import imports, table

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
    table.INPUTS: {"inputs": "file,rows"},
}
"""Check -> the tables that it compares, with their headers."""


def close(have, want):
    """Two cells: the same text, or decimals that differ by little; whole numbers and names may not differ."""
    return table.apart(have, want) <= {2: 0.05001, 4: 0.001001}.get(table.places(want), 1.001e-9)


@pytest.fixture(scope="session")
def findings(exhibit, draw):
    """Check -> what differs."""
    rng = draw("desks")
    cases = [table.Case(*desks.draw(rng, turn)) for turn in range(DESKS)]
    return table.findings(exhibit, PROGRAM, cases, TABLES, folder="day", out="pack", close=close, timeout=90, cpu=20)


CHECKS = [pytest.param(name, marks=pytest.mark.check(name), id=name) for name in TABLES]


@pytest.mark.parametrize("check", CHECKS)
def test_the_tables_are_the_true_ones(check, findings):
    if findings[check]:
        pytest.fail("; ".join(findings[check])[:600], pytrace=False)


@pytest.mark.check("own-work")
def test_the_program_needs_nothing_but_the_standard_library(artifact):
    found = imports.foreign(artifact, "desk")
    if found:
        pytest.fail("; ".join(found)[:600], pytrace=False)
