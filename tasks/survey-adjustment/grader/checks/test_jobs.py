"""Two jobs are drawn for this grade; each table must say what the office found, which works in another way."""

import csv
import io
import math
import re
import sys

import pytest
from examiner.kinds import cli

sys.path.insert(0, "/grader/office")

import truth

PROGRAM = ("-m", "survey")
JOBS = 2
TABLES = {
    "book": {"book": "station,readings"},
    "faces": {
        "means": "station,set,target,direction,zenith,distance",
        "errors": "station,collimation,index",
        "directions": "station,target,direction,zenith,distance",
    },
    "distances": {
        "slopes": "station,target,slope",
        "horizontal": "station,target,distance,difference",
        "lines": "from,to,distance,difference",
    },
    "heights": {"runs": "run,from,to,length,difference", "levelled": "name,height", "heights": "station,height,kind"},
    "traverse": {"reduced": "from,to,distance", "closure": "name,value", "traverse": "station,angle,east,north"},
    "adjustment": {
        "adjusted": "station,east,north,orientation",
        "residuals": "kind,from,to,residual",
        "quality": "name,value",
        "precision": "station,east,north",
    },
    "grid": {"helmert": "name,value", "control": "station,east,north", "grid": "station,east,north"},
    "details": {"corrected": "station,point,direction,zenith,slope", "points": "point,east,north,height"},
    "areas": {"sides": "parcel,from,to,distance,bearing", "parcels": "parcel,area,perimeter,east,north"},
    "division": {
        "parallel": "parcel,point,offset,east,north",
        "through": "parcel,point,from,to,east,north,length",
    },
    "setting-out": {"setout": "point,station,backsight,direction,distance", "summary": "name,value"},
}
"""Check -> the tables that it compares, with their headers."""
DECIMAL = re.compile(r"-?\d+\.\d+")


def close(have: str, want: str) -> bool:
    """Two cells: the same text, or decimals that differ by two in the true one's last place; whole numbers may not."""
    if have == want:
        return True
    if not (DECIMAL.fullmatch(have) and DECIMAL.fullmatch(want)):
        return False
    places = len(want.partition(".")[2])
    apart = abs(float(have) - float(want))
    if places == 5:  # an angle, which may come out on the other side of zero
        apart = min(apart, abs(apart - 400))
    return math.isfinite(apart) and apart <= 2.1 * 10**-places


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
    rng = draw("jobs")
    drawn = [truth.draw(rng) for _ in range(JOBS)]
    paths = [f"job/report/{name}.csv" for tables in TABLES.values() for name in tables]
    cases = []
    for files, _ in drawn:
        given = {f"job/{name}": data for name, data in files.items()}
        cases.append(cli.Case(("job",), files=given, collect=(*paths, *given)))
    found = {check: [] for check in (*TABLES, "inputs")}
    outcomes = cli.outcomes(exhibit, PROGRAM, cases, timeout=60, cpu=10)
    for (_, tables), case, outcome in zip(drawn, cases, outcomes, strict=True):
        files = {} if outcome is None else outcome.files
        for check, named in TABLES.items():
            for name, header in named.items():
                found[check].append(difference(name, header, files.get(f"job/report/{name}.csv"), tables[name]))
        altered = [path for path, data in case.files.items() if files.get(path) != data]
        found["inputs"].append(f"{altered[0]} was altered" if altered else None)
    return {check: [reason for reason in told if reason] for check, told in found.items()}


CHECKS = [pytest.param(name, marks=pytest.mark.check(name), id=name) for name in (*TABLES, "inputs")]


@pytest.mark.parametrize("check", CHECKS)
def test_the_tables_say_what_the_office_found(check, findings):
    if findings[check]:
        pytest.fail("; ".join(findings[check])[:600], pytrace=False)
