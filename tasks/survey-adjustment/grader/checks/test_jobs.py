"""Two jobs are drawn for this grade; each table must say what the office found, which works in another way."""

import sys

import pytest
from examiner.kinds import table

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


def close(have: str, want: str) -> bool:
    """Two cells: the same text, or decimals that differ by two in the true one's last place; whole numbers may not."""
    apart, places = table.apart(have, want), table.places(want)
    if places == 5:  # an angle, which may come out on the other side of zero
        apart = min(apart, abs(apart - 400))
    return apart <= 2.1 * 10**-places


@pytest.fixture(scope="session")
def findings(exhibit, draw):
    """Check -> what differs."""
    rng = draw("jobs")
    cases = [table.Case(*truth.draw(rng)) for _ in range(JOBS)]
    return table.findings(exhibit, PROGRAM, cases, TABLES, folder="job", out="report", close=close, timeout=60, cpu=10)


CHECKS = [pytest.param(name, marks=pytest.mark.check(name), id=name) for name in (*TABLES, table.INPUTS)]


@pytest.mark.parametrize("check", CHECKS)
def test_the_tables_say_what_the_office_found(check, findings):
    if findings[check]:
        pytest.fail("; ".join(findings[check])[:600], pytrace=False)
