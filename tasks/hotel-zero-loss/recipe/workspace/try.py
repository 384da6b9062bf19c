"""A PostgreSQL of your own, to try migrations with. It lives in /tmp/hotel.

    python3 try.py fresh     a new database: 0001 and sample.sql
    python3 try.py up [N]    the ways up, as far as number N
    python3 try.py down N    the ways down, as far as number N
    python3 try.py stop      ends the server and removes it

Then `psql -h /tmp/hotel -U app main` is the applications, and `psql -h /tmp/hotel -U owner main` is you.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

PROGRAMS = Path("/usr/lib/postgresql/15/bin")
PLACE, HERE = Path("/tmp/hotel"), Path(__file__).parent
SETTINGS = "listen_addresses='' fsync=off autovacuum=off jit=off track_commit_timestamp=on shared_buffers=16MB"


def psql(user: str, base: str, *arguments: str) -> None:
    command = ["psql", "-X", "-q", "-h", str(PLACE), "-U", user, "-d", base, "-v", "ON_ERROR_STOP=1", *arguments]
    environment = {**os.environ, "PGOPTIONS": "-c lock_timeout=40 -c timezone=UTC"}
    if subprocess.run(command, env=environment).returncode:
        raise SystemExit("it stopped there")


def start() -> None:
    if (PLACE / "data" / "postmaster.pid").exists():
        return
    shutil.rmtree(PLACE, ignore_errors=True)
    PLACE.mkdir()
    quiet = {"check": True, "stdout": subprocess.DEVNULL}
    options = ["-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--wal-segsize=1"]
    subprocess.run([PROGRAMS / "initdb", "-D", PLACE / "data", *options], **quiet)
    told = " ".join(f"-c {setting}" for setting in f"{SETTINGS} unix_socket_directories={PLACE}".split())
    control = [PROGRAMS / "pg_ctl", "-D", PLACE / "data", "-l", PLACE / "log", "-o", told, "-w", "start"]
    subprocess.run(control, **quiet)
    psql("postgres", "postgres", "-c", "CREATE ROLE owner LOGIN", "-c", "CREATE ROLE app LOGIN")


def files(way: str) -> dict[int, Path]:
    found = sorted((HERE / "migrations").glob(f"*.{way}.sql"))
    return {int(re.match("[0-9]+", path.name)[0]): path for path in found}


def run(path: Path, level: int) -> None:
    print(path.name)
    psql("owner", "main", "-f", str(path))
    (PLACE / "level").write_text(str(level))


def main() -> None:
    given = sys.argv[1:]
    if not given or given[0] not in ("fresh", "up", "down", "stop"):
        raise SystemExit(__doc__)
    if given[0] == "stop":
        subprocess.run([PROGRAMS / "pg_ctl", "-D", PLACE / "data", "-m", "immediate", "stop"])
        return shutil.rmtree(PLACE, ignore_errors=True)
    start()
    ups, downs = files("up"), files("down")
    if given[0] == "fresh":
        psql("postgres", "postgres", "-c", "DROP DATABASE IF EXISTS main", "-c", "CREATE DATABASE main OWNER owner")
        run(ups[1], 1)
        return psql("owner", "main", "-f", str(HERE / "sample.sql"))
    level = int((PLACE / "level").read_text())
    to = int(given[1]) if len(given) > 1 else 9999
    if given[0] == "up":
        for number, path in ups.items():
            if level < number <= to:
                run(path, number)
    else:
        for number in range(level, to, -1):
            if number in downs:
                run(downs[number], number - 1)
            (PLACE / "level").write_text(str(number - 1))


main()
