"""Grades what is in /workspace and leaves the verdict in /verdict, where only the examiner can write."""

import json
import os
import sys

import pytest

from examiner import plugin


def main() -> int:
    """Run the checks; 0 if a verdict was written, whatever it says."""
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
    os.rename("/verdict/verdict.tmp", "/verdict/verdict.json")
    return 0


if __name__ == "__main__":
    sys.exit(main())
