"""What the kinds share that run a driver: trusted Python, started as text, which answers a job line by line.

A driver reads its job, one JSON value, from standard input, and begins each line of its answer with a mark. Whatever
else is printed is not the driver's. It runs as the exhibit user, beside or around the artifact's code, which could
forge a line; so no answer is believed further than a wrong one could reach.
"""

import json
from typing import Any, Protocol

MARK = "\x1e"


class Finished(Protocol):
    """What came back from a program."""

    @property
    def stdout(self) -> bytes: ...


class Program(Protocol):
    """Whoever runs a driver: `examiner.runner.Runner`, or a local one in tests; options are those of `Runner.run`."""

    def run(self, argv: list[str], *, stdin: bytes, timeout: float, **options: Any) -> Finished: ...


def ask(runner: Program, driver: str, job: Any, *, timeout: float, **options: Any) -> list[str]:
    """Run a driver.

    Args:
        runner: who runs it.
        driver: its text.
        job: a JSON-able value.
        timeout: seconds of wall clock.
        options: of `Runner.run`; the working directory is `/` unless they say otherwise.

    Returns:
        What stands behind the mark of each line that has one.
    """
    if not options.get("writable"):
        options.setdefault("cwd", "/")
    argv = ["/usr/bin/python3", "-I", "-c", driver]
    done = runner.run(argv, stdin=json.dumps(job).encode(), timeout=timeout, **options)
    # Not splitlines(), which would also split at the mark itself.
    lines = done.stdout.decode("utf-8", "replace").split("\n")
    return [line.removeprefix(MARK) for line in lines if line.startswith(MARK)]
