"""Two contacts are drawn for this grade; each table must say what the spacecraft did."""

import sys

import pytest
from examiner.kinds import table

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


def close(have, want):
    """Two cells: the same text, or decimals that differ by little; whole numbers may not differ."""
    return table.apart(have, want) <= (2e-6 if table.places(want) >= 6 else 2e-3)


@pytest.fixture(scope="session")
def findings(exhibit, draw):
    """Check -> what differs."""
    rng = draw("contacts")
    drawn = [truth.draw(rng) for _ in range(CONTACTS)]
    cases = [table.Case(contact.files, contact.tables) for contact in drawn]
    return table.findings(
        exhibit, PROGRAM, cases, TABLES, folder="contact", out="report", close=close, timeout=90, cpu=20
    )


CHECKS = [pytest.param(name, marks=pytest.mark.check(name), id=name) for name in (*TABLES, table.INPUTS)]


@pytest.mark.parametrize("check", CHECKS)
def test_the_tables_say_what_happened(check, findings):
    if findings[check]:
        pytest.fail("; ".join(findings[check])[:600], pytrace=False)
