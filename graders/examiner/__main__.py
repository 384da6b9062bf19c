"""Grades what is in /workspace and leaves the verdict in /verdict, where only the examiner can write.

Without arguments it grades once. With `serve` it obeys requests, one JSON object a line on standard input, and
answers each with its `number` on a line of its own:

* `{"number": 1, "uid": 20001, "checks": ["a", "b"], "again": false}`: grade the named checks (all of them if null),
  each time in a forked child with an exhibit user of its own; then wipe whatever that user could have left. With
  `again`, a check that failed on the tree before may first be asked what it failed then.
* `{"number": 2, "survey": ["lib/x.py"]}`: take these sources apart (`examiner.reads.take_apart`).

Anything that can't be wiped ends it, and with it the room.
"""

import contextlib
import gc
import json
import os
import resource
import secrets
import sys
from typing import Any

import pytest

from examiner import plugin
from examiner.artifact import Artifact, ArtifactError
from examiner.memory import AGAIN
from examiner.reads import MAX_SOURCE, take_apart
from examiner.runner import discard, sweep

WRITABLE = ("/scratch", "/tmp", "/dev/shm")  # noqa: S108
"""Every place in the room that an exhibit can write to; the image and the artifact are read-only."""

SURVEY_SECONDS = 20


def grade(number: int, checks: list[str] | None) -> None:
    """Run the checks and write the verdict, whatever it says."""
    known = plugin.declared()
    tally = plugin.Tally(expected=[check for check in known if checks is None or check in checks], known=known)
    log = os.open("/verdict/examiner.log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    os.dup2(log, 1)
    os.dup2(log, 2)
    status = pytest.main(
        [
            "/grader/checks",
            "--rootdir=/grader/checks",
            "--import-mode=importlib",
            "--assert=plain",
            "--tb=short",
            "-q",
            "-p", "no:cacheprovider",
            "-p", "no:doctest",
            "-p", "no:unittest",
            "-p", "no:junitxml",
            "-p", "examiner.plugin",
        ],
        plugins=[tally],
    )  # fmt: skip
    if status not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        tally.faults.append(f"pytest ended with {int(status)}")
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    _leave(
        number,
        {
            "results": tally.results(),
            "tests": len(tally.tests),
            "fault": "; ".join(tally.faults) or None,
            "check_seconds": round(tally.seconds, 3),
            "cpu_seconds": round(sum(part.ru_utime + part.ru_stime for part in used), 3),
        },
    )


def survey(number: int, paths: list[str]) -> None:
    """Take sources apart; what can't be read is left out."""
    resource.setrlimit(resource.RLIMIT_CPU, (SURVEY_SECONDS, SURVEY_SECONDS))
    artifact, found = Artifact(), {}
    for path in paths:
        with contextlib.suppress(ArtifactError):
            found[path] = take_apart(artifact.bytes(path, MAX_SOURCE))
    _leave(number, {"sources": found})


def _leave(number: int, verdict: dict[str, Any]) -> None:
    with open("/verdict/verdict.tmp", "w", encoding="utf-8") as file:
        json.dump(verdict, file)
    os.rename("/verdict/verdict.tmp", f"/verdict/{number}.json")


def serve() -> int:
    """Obey requests until standard input ends."""
    gc.freeze()  # the children share what is imported here
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    for line in sys.stdin:
        request = json.loads(line)
        child = os.fork()
        if child == 0:
            status = 1
            try:
                if "survey" in request:
                    survey(request["number"], request["survey"])
                else:
                    os.environ["EXHIBIT_UID"] = str(request["uid"])
                    os.environ[AGAIN] = "1" if request.get("again") else ""
                    grade(request["number"], request["checks"])
                status = 0
            finally:
                os._exit(status)
        os.waitpid(child, 0)
        if "uid" in request:
            wipe(request["uid"])
        print(request["number"], file=answers, flush=True)
    return 0


def wipe(uid: int) -> None:
    """Kill every process of an exhibit user and empty every place it could write to.

    Raises:
        RuntimeError: something survived.
    """
    sweep(uid)
    for place in WRITABLE:
        for name in os.listdir(place):
            path = os.path.join(place, name)
            if os.path.isdir(path) and not os.path.islink(path):
                discard(path)
            else:
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(path)
        if os.listdir(place):
            raise RuntimeError(f"{place} can't be emptied")


def main() -> int:
    """See the module."""
    if sys.argv[1:] == ["serve"]:
        return serve()
    os.environ.setdefault("ROOM_SECRET", secrets.token_hex(16))
    grade(0, None)
    return 0


if __name__ == "__main__":
    sys.exit(main())
