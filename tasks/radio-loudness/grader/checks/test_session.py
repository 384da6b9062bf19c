"""A session is drawn for this grade; tables, samples and chunks must be what follows from what was drawn."""

import hashlib
import struct
import sys

import pytest
from examiner.kinds import cli, table
from examiner.memory import Memory

sys.path.insert(0, "/grader/station")

from drawn import Session

PROGRAM = ("-m", "desk")
PAIR = "time,left,right"
TABLES = {
    "files": {"files": "file,bytes"},
    "chunks": {"chunks": "file,id,offset,size"},
    "formats": {"formats": "file,coding,channels,rate,container,valid,samples", "texts": "file,chunk,field,text"},
    "levels": {"levels": "file,channel,min,max,mean", "clips": "file,channel,from,samples"},
    "timecode": {"timecode": "file,channel,direction,first,last,frames,lost"},
    "sections": {"speeds": "reel,file,origin,speed,rate", "sections": "reel,kind,from,to,samples"},
    "line-up": {"lineup": "reel,left,right,level_left,level_right,polarity"},
    "emphasis": {"takes": "reel,left,right,peak_left,peak_right"},
    "conforming": {"conformed": "reel,time,left,right"},
    "edit-list": {"events": "number,reel,file,position,start,samples,transition,overlap,gain"},
    "joining": {"joined": PAIR},
    "fades": {"faded": PAIR},
    "weighting": {"weighting": "filter,b0,b1,b2,a1,a2", "momentary": "time,loudness"},
    "gating": {"gating": "gate,threshold,blocks,loudness", "short": "time,loudness", "range": "name,value"},
    "peaks": {"peaks": "channel,sample_peak,true_peak,above"},
    "mastering": {"mastering": "name,value", "limiter": "from,to,depth", "mastered": PAIR},
    "delivery": {"final": "name,value"},
    "labels": {},
    "report": {"log": "time,momentary,short", "report": "item,value,verdict"},
}
"""Check -> the tables that it compares, with their headers."""
DELIVERY = "session/out/delivery.wav"
CHUNKS = [b"bext", b"fmt ", b"data", b"cue ", b"LIST"]
ODD = 500
"""One sample in so many may be one off: dither ends on a tie of rounding."""


def close(have, want):
    """Two cells: the same text, or numbers of three decimals and more that differ by two units of the last place."""
    places = table.places(want)
    told = min(places, table.places(have)) >= 3
    return table.apart(have, want) <= (2.001 * 10.0**-places if told else 0)


def opened(data):
    """(id, content) of each chunk of a RIFF file, as far as there are any."""
    found, place = [], 12
    while data is not None and data[:4] == b"RIFF" and place + 8 <= len(data):
        name, size = struct.unpack_from("<4sI", data, place)
        found.append((name, data[place + 8 : place + 8 + size]))
        place += 8 + size + size % 2
    return found


def samples(data, want):
    """Why the samples of a delivery are not the true ones, or None."""
    chunks = dict(opened(data))
    if struct.pack("<HHIIHH", 1, 2, want.rate, 4 * want.rate, 4, 16) != chunks.get(b"fmt "):
        return "delivery.wav is not told to be of 16 bits, stereo, at the ordered rate"
    content = chunks.get(b"data", b"")
    if len(content) != len(want.samples):
        return f"delivery.wav has {len(content)} bytes of samples, not {len(want.samples)}"
    both = zip(struct.iter_unpack("<h", content), struct.iter_unpack("<h", want.samples), strict=True)
    apart = [abs(code - true) for (code,), (true,) in both]
    if max(apart) > 1:
        return f"sample {apart.index(max(apart))} of delivery.wav is off by {max(apart)}"
    odd = sum(apart)
    return f"{odd} samples of delivery.wav are off by one" if odd * ODD > len(apart) else None


def labels(data, want):
    """Why the chunks of a delivery are not the true ones, or None."""
    chunks = opened(data)
    if [name for name, _ in chunks] != CHUNKS:
        return "delivery.wav has not the chunks in question, or in another order"
    if struct.unpack_from("<I4s", data, 4) != (len(data) - 8, b"WAVE"):
        return "delivery.wav says that it has another length"
    found = dict(chunks)
    points = [struct.pack("<II4sIII", number, at, b"data", 0, 0, at) for number, at in enumerate(want.cue, 1)]
    names = b"adtl"
    for number, text in enumerate(want.labels, 1):
        content = struct.pack("<I", number) + text.encode() + b"\0"
        names += b"labl" + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)
    true = {b"bext": want.bext, b"cue ": struct.pack("<I", len(points)) + b"".join(points), b"LIST": names}
    for name, content in true.items():
        if found[name] != content:
            return f"the chunk {name.decode()} of delivery.wav is another"
    return None


def checksum(data, have):
    """Why the checksums are not those of what was delivered, or None; the contents themselves are for other checks."""
    chunks = opened(data)
    if [name for name, _ in chunks] != CHUNKS:
        return "delivery.wav has not the chunks in question, or in another order"
    lines = [
        f"{name.decode().strip()},{hashlib.md5(content, usedforsecurity=False).hexdigest()}" for name, content in chunks
    ]
    true = "\n".join(["id,md5", *lines, ""])
    return None if have is not None and have.decode("latin-1").replace("\r", "") == true else "checksum.csv is wrong"


def judged(files, session):
    """Check -> reasons, of what was left behind for a session."""
    found = {check: [] for check in (*TABLES, "inputs")}
    for check, tables in TABLES.items():
        for name, header in tables.items():
            have = files.get(f"session/out/{name}.csv")
            found[check].append(table.difference(name, header, have, session.tables.get(name, []), close))
    data = files.get(DELIVERY)
    found["delivery"].append(samples(data, session.delivery))
    found["labels"].append(labels(data, session.delivery))
    found["report"].append(checksum(data, files.get("session/out/checksum.csv")))
    altered = [name for name, given in session.files.items() if files.get(f"session/{name}") != given[: cli.KEEP]]
    found["inputs"].append(f"{altered[0]} was altered" if altered else None)
    return {check: [reason for reason in told if reason] for check, told in found.items()}


def remembered(rng):
    """The session that `rng` draws; it is worked out once a room."""
    memory, key = Memory("radio-loudness"), repr(rng.getstate())
    told = memory.get("session", key)
    if told is None:
        import truth

        told = truth.draw(rng).told()
        memory.put("session", key, told)
    return Session.of(told)


@pytest.fixture(scope="session")
def findings(exhibit, draw):
    """Check -> what differs."""
    session = remembered(draw("session"))
    given = {f"session/{name}": data for name, data in session.files.items()}
    names = [name for tables in TABLES.values() for name in tables] + ["checksum"]
    collect = (*(f"session/out/{name}.csv" for name in names), DELIVERY, *given)
    [outcome] = cli.outcomes(
        exhibit, PROGRAM, [cli.Case(("session",), files=given, collect=collect)], timeout=120, cpu=40
    )
    return judged({} if outcome is None else outcome.files, session)


CHECKS = [pytest.param(name, marks=pytest.mark.check(name), id=name) for name in (*TABLES, "inputs")]


@pytest.mark.parametrize("check", CHECKS)
def test_a_session_is_worked_on_as_the_manual_says(check, findings):
    if findings[check]:
        pytest.fail("; ".join(findings[check])[:600], pytrace=False)
