"""Two feeds are drawn for this grade; each table of the plan must be what another implementation works out."""

import csv
import io
import math
import re
import sys
from collections import defaultdict

import pytest
from examiner.kinds import cli, imports

sys.path.insert(0, "/grader/office")

import itertools

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
}
"""Check -> the tables that it compares, with their headers."""
INPUTS = {"inputs": {"feed": "file,rows"}}
DECIMAL = re.compile(r"-?\d+\.\d+")


def close(have, want):
    """Two cells: the same text, or decimals that differ by little; whole numbers and names may not differ."""
    if have == want:
        return True
    if not (DECIMAL.fullmatch(have) and DECIMAL.fullmatch(want)):
        return False
    apart = abs(float(have) - float(want))
    return math.isfinite(apart) and apart <= (0.02001 if len(want.partition(".")[2]) == 2 else 0.000201)


def opened(name, header, have):
    """The rows of a table, and why there are none."""
    if have is None:
        return [], f"{name}.csv is missing"
    try:
        first, *rows = [tuple(row) for row in csv.reader(io.StringIO(have.decode("utf-8", "replace")))] or [()]
    except csv.Error as error:
        return [], f"{name}.csv can't be read: {error}"
    if ",".join(first) != header:
        return [], f"{name}.csv has the columns {','.join(first)[:120]}"
    return rows, None


def difference(name, header, have, tables, facts):
    """Why a table is not the true one, or None; any lawful plan with the smallest fleet is a true one."""
    mine, reason = opened(name, header, have)
    if reason is not None or name == "plan":
        return reason or unlawful(mine, facts)
    wanted = sorted({tuple(map(str, row)) for row in tables[name]})
    if len(mine) != len(wanted):
        return f"{name}.csv has {len(mine)} rows, not {len(wanted)}"
    for row, want in zip(mine, wanted, strict=True):
        if len(row) != len(want) or not all(map(close, row, want)):
            return f"{name}.csv: {','.join(row)[:150]}, not {','.join(want)[:150]}"
    return None


def unlawful(rows, facts):
    """What is wrong with a plan, or None."""
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


@pytest.fixture(scope="session")
def findings(exhibit, draw):
    """Check -> what differs."""
    rng = draw("feeds")
    drawn = [feeds.draw(rng, turn) for turn in range(FEEDS)]
    compared = {**TABLES, **INPUTS}
    paths = [f"day/plan/{name}.csv" for tables in compared.values() for name in tables]
    cases = []
    for files, _, _ in drawn:
        given = {f"day/{name}": data for name, data in files.items()}
        cases.append(cli.Case(("day",), files=given, collect=(*paths, *given)))
    found = {check: [] for check in compared}
    outcomes = cli.outcomes(exhibit, PROGRAM, cases, timeout=90, cpu=20)
    for (_, tables, facts), case, outcome in zip(drawn, cases, outcomes, strict=True):
        files = {} if outcome is None else outcome.files
        for check, names in compared.items():
            for name, header in names.items():
                found[check].append(difference(name, header, files.get(f"day/plan/{name}.csv"), tables, facts))
        altered = [path for path, data in case.files.items() if files.get(path) != data]
        found["inputs"].append(f"{altered[0]} was altered" if altered else None)
    return {check: [reason for reason in told if reason] for check, told in found.items()}


CHECKS = [pytest.param(name, marks=pytest.mark.check(name), id=name) for name in (*TABLES, *INPUTS)]


@pytest.mark.parametrize("check", CHECKS)
def test_the_tables_are_the_true_ones(check, findings):
    if findings[check]:
        pytest.fail("; ".join(findings[check])[:600], pytrace=False)


@pytest.mark.check("own-work")
def test_the_program_needs_nothing_but_the_standard_library(artifact):
    found = imports.foreign(artifact, "transit")
    if found:
        pytest.fail("; ".join(found)[:600], pytrace=False)
