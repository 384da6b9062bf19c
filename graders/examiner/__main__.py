"""Grades what is in /workspace and leaves the verdict in /verdict, where only the examiner can write.

Without arguments it grades once. With `serve` it grades whenever a line `<number> <uid>` comes on standard
input, each time in a forked child with an exhibit user of its own, wipes whatever that user could have left,
and answers `<number>`. Anything that can't be wiped ends it, and with it the room.
"""

import contextlib
import gc
import json
import os
import shutil
import sys

import pytest

from examiner import plugin
from examiner.runner import sweep

WRITABLE = ("/scratch", "/tmp", "/dev/shm")  # noqa: S108
"""Every place in the room that an exhibit can write to; the image and the artifact are read-only."""


def grade(number: int) -> None:
    """Run the checks and write the verdict, whatever it says."""
    tally = plugin.Tally(expected=plugin.declared())
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
    verdict = {"results": tally.results(), "tests": len(tally.tests), "fault": "; ".join(tally.faults) or None}
    with open("/verdict/verdict.tmp", "w", encoding="utf-8") as file:
        json.dump(verdict, file)
    os.rename("/verdict/verdict.tmp", f"/verdict/{number}.json")


def serve() -> int:
    """Grade on request until standard input ends."""
    gc.freeze()  # the children share what is imported here
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    for line in sys.stdin:
        number, uid = (int(part) for part in line.split())
        child = os.fork()
        if child == 0:
            status = 1
            try:
                os.environ["EXHIBIT_UID"] = str(uid)
                grade(number)
                status = 0
            finally:
                os._exit(status)
        os.waitpid(child, 0)
        wipe(uid)
        print(number, file=answers, flush=True)
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
                shutil.rmtree(path)
            else:
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(path)
        if os.listdir(place):
            raise RuntimeError(f"{place} can't be emptied")


def main() -> int:
    """See the module."""
    if sys.argv[1:] == ["serve"]:
        return serve()
    grade(0)
    return 0


if __name__ == "__main__":
    sys.exit(main())
