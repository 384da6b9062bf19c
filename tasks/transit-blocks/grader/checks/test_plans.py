"""Two feeds are drawn for this grade; each table of the plan must be what another implementation works out."""

import itertools
import re
import sys
from collections import defaultdict
from functools import partial

import pytest
from examiner.kinds import imports, table

sys.path.insert(0, "/grader/office")

import draw as feeds

PROGRAM = ("-m", "transit")
FEEDS = 2
TABLES = {
    "repair": {"repairs": "kind,trip,sequence", "stoptimes": "trip,n,stop,arrival,departure"},
    "services": {"services": "date,service,trips"},
    "runs": {"runs": "date,run,route,vehicle,from,to,start,end"},
    "deadheads": {"deadheads": "from,to,seconds"},
    "fleet": {"links": "run,followers", "fleet": "vehicle,runs,links,vehicles", "plan": "unit,n,run"},
    "blocks": {"blocks": "block,n,what,run,from,to,start,end"},
    "duties": {"pieces": "piece,first,last,start,end,drive", "duties": "duty,first,second,start,end"},
    "hours": {"work": "duty,work,break,night", "hours": "duty,basic,overtime,paid"},
    "costs": {"costs": "block,day,motion,drivers,total", "routes": "route,runs,seconds,cost,hourly"},
    "journeys": {"network": "variant,withdrawn,runs,departures", "journeys": "query,variant,arrival,rides"},
    "report": {"delays": "query,later", "report": "name,value"},
    table.INPUTS: {"feed": "file,rows"},
}
"""Check -> the tables that it compares, with their headers."""


def close(have, want):
    """Two cells: the same text, or decimals that differ by little; whole numbers and names may not differ."""
    return table.apart(have, want) <= (0.02001 if table.places(want) == 2 else 0.000201)


def unlawful(facts, rows):
    """What is wrong with a plan, or None; any lawful one with the smallest fleet is a true one."""
    units = defaultdict(dict)
    for row in rows:
        if len(row) != 3 or not re.fullmatch(r"[1-9][0-9]{0,5}", row[1]):
            return f"plan.csv: {','.join(row)[:150]} is no row of a plan"
        units[row[0]][int(row[1])] = row[2]
    kinds = {run.name: run.vehicle for run in facts["runs"]}
    if sorted(row[2] for row in rows) != sorted(kinds):
        return "plan.csv doesn't hold every run once"
    used = defaultdict(int)
    for unit, placed in units.items():
        if sorted(placed) != list(range(1, len(placed) + 1)):
            return f"plan.csv: the numbers of {unit[:80]} are not 1, 2, ..."
        chain = [placed[n] for n in sorted(placed)]
        for one, then in itertools.pairwise(chain):
            if (one, then) not in facts["lawful"]:
                return f"plan.csv: {unit[:80]} can't do {then} after {one}"
        used[kinds[chain[0]]] += 1
    if used != facts["fleet"]:
        return f"plan.csv has {dict(used)} vehicles, not {facts['fleet']}"
    return None


def asked(files, tables, facts):
    """The case of a feed."""
    return table.Case(files, tables, {"plan": partial(unlawful, facts)})


@pytest.fixture(scope="session")
def findings(exhibit, draw):
    """Check -> what differs."""
    rng = draw("feeds")
    cases = [asked(*feeds.draw(rng, turn)) for turn in range(FEEDS)]
    return table.findings(exhibit, PROGRAM, cases, TABLES, folder="day", out="plan", close=close, timeout=90, cpu=20)


CHECKS = [pytest.param(name, marks=pytest.mark.check(name), id=name) for name in TABLES]


@pytest.mark.parametrize("check", CHECKS)
def test_the_tables_are_the_true_ones(check, findings):
    if findings[check]:
        pytest.fail("; ".join(findings[check])[:600], pytrace=False)


@pytest.mark.check("own-work")
def test_the_program_needs_nothing_but_the_standard_library(artifact):
    found = imports.foreign(artifact, "transit")
    if found:
        pytest.fail("; ".join(found)[:600], pytrace=False)
