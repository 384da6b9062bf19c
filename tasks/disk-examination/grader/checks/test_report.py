"""A disk is made for this grade; the artifact examines it, and each table must say what really happened there."""

import base64
import sys

import pytest
from examiner.kinds import cli, table
from examiner.memory import Memory

sys.path.insert(0, "/grader/evidence")

import case

PROGRAM = ("-m", "examine")
TABLES = {
    "acquisition": ("acquisition",),
    "volumes": ("partitions", "volumes"),
    "files": ("files",),
    "contents": ("hashes", "known", "types"),
    "oddities": ("links", "permissions", "stomped"),
    "remains": ("deleted", "slack", "carved"),
    "people": ("host", "accounts", "admins"),
    "logins": ("sessions", "failures", "ssh"),
    "devices": ("usb", "packages"),
    "habits": ("commands", "cron", "keys", "hosts"),
    "browsers": ("visits", "downloads"),
    "mail": ("messages", "attachments", "correspondents"),
    "pictures": ("pictures",),
    "secrets": ("archives", "unlocked", "payments"),
    "conclusions": ("timeline", "attribution", "summary"),
}
"""Check -> the tables that it compares."""
HEADERS = {
    "acquisition": "name,value",
    "partitions": "kind,start,sectors,type",
    "volumes": "volume,label,uuid,kind,block,mounted",
    "files": "volume,path,size,mode,uid,gid,modified",
    "hashes": "volume,path,sha256",
    "known": "volume,path,verdict",
    "types": "volume,path,claimed,found",
    "links": "volume,path,kind,target",
    "permissions": "volume,path,mode,why",
    "stomped": "volume,path,born,modified",
    "deleted": "volume,path,deleted,size,sha256",
    "slack": "volume,path,text",
    "carved": "place,kind,length,sha256",
    "host": "name,value",
    "accounts": "user,uid,home,shell,password,changed",
    "admins": "user,why",
    "sessions": "user,line,host,login,logout",
    "failures": "host,attempts,users,first,last",
    "ssh": "time,user,address,method,key",
    "usb": "serial,product,attached,detached",
    "packages": "time,action,package,old,new",
    "commands": "user,time,command",
    "cron": "source,schedule,user,command",
    "keys": "user,type,fingerprint,comment,options",
    "hosts": "user,host",
    "visits": "user,time,url,title",
    "downloads": "user,time,url,path,sha256",
    "messages": "user,time,from,to,subject",
    "attachments": "user,time,name,sha256",
    "correspondents": "address,sent,received",
    "pictures": "volume,path,taken,camera,latitude,longitude",
    "archives": "volume,path,member,size,encrypted",
    "unlocked": "volume,path,member,sha256",
    "payments": "address,payments,total",
    "timeline": "time,user,event,detail",
    "attribution": "volume,path,deleted,present,command",
    "summary": "name,value",
}


def difference(name, have, rows):
    """Why a table is not the true one, or None."""
    mine, reason = table.opened(name, HEADERS[name], have)
    if reason is not None:
        return reason
    wanted = table.arranged(rows)
    if mine == wanted:
        return None
    missing, surplus = (sorted(set(one) - set(other)) for one, other in ((wanted, mine), (mine, wanted)))
    if not missing and not surplus:
        return f"{name}.csv: rows are out of order or twice there"
    told = f"lacks {','.join(missing[0])[:160]}" if missing else f"has {','.join(surplus[0])[:160]}"
    return f"{name}.csv: {len(missing)} rows missing, {len(surplus)} surplus; it {told}"


def remembered(rng):
    """The case that `rng` draws; a disk is made once a room."""
    memory, key = Memory("disk-examination"), repr(rng.getstate())
    told = memory.get("case", key)
    if told is None:
        made = case.draw(rng)
        told = [base64.b64encode(made.image).decode(), made.known.decode(), made.tables]
        memory.put("case", key, told)
    return case.Case(base64.b64decode(told[0]), told[1].encode(), told[2])


@pytest.fixture(scope="session")
def findings(exhibit, draw):
    """Check -> what differs."""
    made = remembered(draw("case"))
    given = {"case/disk.img": made.image, "case/known.csv": made.known}
    paths = [f"case/report/{name}.csv" for name in HEADERS]
    asked = cli.Case(("case",), files=given, collect=(*paths, *given))
    [outcome] = cli.outcomes(exhibit, PROGRAM, [asked], timeout=150, cpu=30)
    files = {} if outcome is None else outcome.files
    found = {
        check: [difference(name, files.get(f"case/report/{name}.csv"), made.tables[name]) for name in names]
        for check, names in TABLES.items()
    }
    # Of the image, as much comes back as the kind keeps: the partition table and the first superblock are in it.
    found["evidence"] = [
        None if files.get(path) == data[: cli.KEEP] else f"{path} was altered" for path, data in given.items()
    ]
    return {check: [reason for reason in told if reason] for check, told in found.items()}


CHECKS = [pytest.param(name, marks=pytest.mark.check(name), id=name) for name in (*TABLES, "evidence")]


@pytest.mark.parametrize("check", CHECKS)
def test_the_tables_say_what_happened(check, findings):
    if findings[check]:
        pytest.fail("; ".join(findings[check])[:600], pytrace=False)
