"""Two contacts are drawn for this grade; each table must say what the spacecraft did."""

import csv
import io
import math
import re
import sys

import pytest
from examiner.kinds import cli

sys.path.insert(0, "/grader/spacecraft")

import truth

PROGRAM = ("-m", "ground")
CONTACTS = 2
TABLES = {
    "recording": {"recording": "bits,rate"},
    "markers": {"polarity": "polarity", "markers": "position,wrong"},
    "blocks": {"blocks": "position,first,second"},
    "frames": {"frames": "position,vc,master,count,pointer,good", "losses": "vc,position,frames"},
    "packets": {"packets": "vc,apid,number,length", "sequences": "apid,received,missing"},
    "files": {"files": "file,name,size,received", "missing": "file,from,to", "contents": "name,crc32,sha256"},
    "clock": {"clock": "reports,base,offset,rate,worst", "times": "apid,number,time"},
    "telemetry": {"definitions": "name,apid,bit,bits,kind", "raw": "time,name,value"},
    "values": {"polynomials": "time,name,value", "curves": "time,name,value", "states": "time,name,state"},
    "monitoring": {
        "limits": "name,side,from,to,samples,worst",
        "statistics": "name,samples,min,mean,max",
        "modes": "mode,from,to,samples",
        "power": "time,power",
    },
    "events": {"messages": "time,severity,text", "commands": "request,name,status,accepted,ended"},
    "image": {"image": "row,min,max,sum"},
    "radiance": {"exposure": "name,value", "radiance": "row,mean", "spots": "x,y,radiance"},
    "report": {"timeline": "time,what,detail", "summary": "name,value"},
}
"""Check -> the tables that it compares, with their headers."""
DECIMAL = re.compile(r"-?\d+\.\d+")


def close(have, want):
    """Two cells: the same text, or decimals that differ by little; whole numbers may not differ."""
    if have == want:
        return True
    if not (DECIMAL.fullmatch(have) and DECIMAL.fullmatch(want)):
        return False
    apart = abs(float(have) - float(want))
    return math.isfinite(apart) and apart <= (2e-6 if len(want.partition(".")[2]) >= 6 else 2e-3)


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
    rng = draw("contacts")
    drawn = [truth.draw(rng) for _ in range(CONTACTS)]
    paths = [f"contact/report/{name}.csv" for tables in TABLES.values() for name in tables]
    cases = []
    for contact in drawn:
        given = {f"contact/{name}": data for name, data in contact.files.items()}
        cases.append(cli.Case(("contact",), files=given, collect=(*paths, *given)))
    found = {check: [] for check in (*TABLES, "inputs")}
    outcomes = cli.outcomes(exhibit, PROGRAM, cases, timeout=90, cpu=20)
    for contact, case, outcome in zip(drawn, cases, outcomes, strict=True):
        files = {} if outcome is None else outcome.files
        for check, tables in TABLES.items():
            for name, header in tables.items():
                have = files.get(f"contact/report/{name}.csv")
                found[check].append(difference(name, header, have, contact.tables.get(name, [])))
        altered = [path for path, data in case.files.items() if files.get(path) != data]
        found["inputs"].append(f"{altered[0]} was altered" if altered else None)
    return {check: [reason for reason in told if reason] for check, told in found.items()}


CHECKS = [pytest.param(name, marks=pytest.mark.check(name), id=name) for name in (*TABLES, "inputs")]


@pytest.mark.parametrize("check", CHECKS)
def test_the_tables_say_what_happened(check, findings):
    if findings[check]:
        pytest.fail("; ".join(findings[check])[:600], pytrace=False)
