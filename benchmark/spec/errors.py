"""The errors that users meet: one line that says what, where and what to do, and an exit status."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What `bench` exits with."""

    DONE = 0
    GATE_FAILED = 1
    USAGE = 2
    BROKEN = 3
    INTERRUPTED = 130


class BenchError(Exception):
    """An error that is reported as one line.

    Attributes:
        what: what is wrong.
        where: a file with line and key, an image, a run; empty where there is none.
        fix: what to do about it.
    """

    exit_code = ExitCode.BROKEN

    def __init__(self, what: str, *, where: str = "", fix: str = "") -> None:
        self.what = " ".join(what.split())
        self.where = where
        self.fix = fix
        super().__init__(str(self))

    def __str__(self) -> str:
        return "".join((f"{self.where}: " if self.where else "", self.what, f"; {self.fix}" if self.fix else ""))


class UsageError(BenchError):
    """A wrong argument, or a broken task or harness file."""

    exit_code = ExitCode.USAGE


class BrokenBenchmark(BenchError):
    """The benchmark itself can't measure: no engine, a full disk, an image that doesn't build."""

    exit_code = ExitCode.BROKEN


class Interrupted(BenchError):
    """The user, or the system, asked the runner to stop."""

    exit_code = ExitCode.INTERRUPTED


class Ended(Exception):
    """A run stopped early; the process must end at once, without letting its workflows go on."""

    def __init__(self, error: BenchError) -> None:
        super().__init__(str(error))
        self.error = error
