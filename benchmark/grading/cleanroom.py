"""The clean room: a container of the grader's image that sees one snapshot at a time, read-only.

The examiner runs in it as root, without network, on a read-only image. Its verdict leaves through a
folder that only root can enter, never through anything that the artifact's code can reach.

A room serves the snapshots of one trial. Each is graded by a fresh examiner process with an exhibit user
of its own; between two of them every process of that user is killed and every place that it could write to is
emptied. The kernel objects that outlive a process (System V IPC, POSIX queues) can't be made at all. A
room in which anything went wrong is removed, and the snapshot is graded once more in a new one. Sharing
a room saves a container's start for each snapshot, which costs several times the grading itself.
"""

import itertools
import json
import shutil
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any

import docker
from docker.errors import NotFound

from benchmark.grading.content import Pieces, reads_of
from benchmark.grading.materialise import WorkTree
from benchmark.grading.reuse import Examined
from benchmark.sandbox.engine import engine_errors
from benchmark.sandbox.owner import labels
from benchmark.sandbox.stream import Stream, StreamEnded, StreamTimeout
from benchmark.spec.errors import BrokenBenchmark
from benchmark.spec.task import GraderSettings
from benchmark.spec.verdict import CheckResult

EXHIBIT_UIDS = 20000
UIDS_A_ROOM = 1000
"""Exhibit users are numbered from here, a block for each room that may be open at the same time."""

GRACE = 30
"""Seconds that the examiner has beyond the exhibits' time before it counts as hung."""

FILES_MB = 512
"""MiB of memory for what lies in the room's file systems: their sizes, and some for each of their files."""

_TRIES = 2
_MEGABYTE = 1024 * 1024
_MAX_VERDICT = 64 * _MEGABYTE


@dataclass(frozen=True)
class Examination:
    """What came of running some checks on one tree.

    Attributes:
        cells: check -> its cell; all that were asked for, unless there is a fault.
        seconds: wall clock.
        check_seconds: of it, the checks themselves; the rest is overhead.
        cpu_seconds: processor time in the room.
        fault: why the examiner itself could not finish.
    """

    cells: Mapping[str, Examined]
    seconds: float
    check_seconds: float
    cpu_seconds: float
    fault: str | None


class CleanRoom:
    """Grades the snapshots of one trial, one after another.

    Args:
        client: the engine.
        image: the grader's image.
        folder: where to work; `tree` in it is what `tree` moves.
        tree: the folder that the room sees as /workspace.
        settings: what the room may use.
        number: different for rooms that are open at the same time.
        secret: what the checks draw their inputs from; nothing of the artifact may know it.
        run: for the label.
        trial: for the label.
    """

    def __init__(
        self,
        client: docker.DockerClient,
        image: str,
        folder: Path,
        tree: WorkTree,
        *,
        settings: GraderSettings,
        number: int,
        secret: str,
        run: str,
        trial: str,
    ) -> None:
        self._client = client
        self._image = image
        self._folder = folder
        self._tree = tree
        self._settings = settings
        self._first_uid = EXHIBIT_UIDS + number * UIDS_A_ROOM
        self._secret = secret
        self._labels = labels(run, trial)
        self._verdicts = folder / "verdict"
        self._container: str | None = None
        self._stream: Stream | None = None
        self._numbers = itertools.count(1)

    def __enter__(self) -> "CleanRoom":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._close()
        except BrokenBenchmark:
            if error is None:
                raise

    def examine(self, tree: str, checks: Sequence[str], *, again: bool = False) -> Examination:
        """Run these checks on one tree.

        Args:
            tree: its id.
            checks: their ids.
            again: what failed on the tree before may first be asked only what it failed then, which is cheaper. It
                must not be, where the outcome is to vouch for itself.

        Raises:
            BrokenBenchmark: the engine failed. A grader that crashes is an examination with a fault.
        """
        began = time.monotonic()
        self._tree.move_to(tree)
        tried = self._examine(checks, again)
        return replace(tried, seconds=round(time.monotonic() - began, 3))

    def renew(self) -> None:
        """Close the room: the next tree meets a fresh one, in which nothing was ever asked."""
        self._close()

    def _examine(self, checks: Sequence[str], again: bool) -> Examination:
        checks_took = cpu = 0.0
        starved = False
        fault: str | None = None
        for _ in range(_TRIES):
            number = next(self._numbers)
            uid = self._first_uid + number % UIDS_A_ROOM
            request = {"number": number, "uid": uid, "checks": list(checks), "again": again}
            verdict, fault = self._ask(request)
            if verdict is not None:
                cells, fault = _cells(verdict, checks, again)
                checks_took += verdict["check_seconds"]
                cpu += verdict["cpu_seconds"]
                if fault is None:
                    return Examination(cells, 0.0, round(checks_took, 3), round(cpu, 3), None)
            starved = self._starved()
            self._close()
        if not starved:
            return Examination({}, 0.0, checks_took, cpu, fault)
        # The trusted part needs little: it was the artifact that used the memory up, and that fails its check alone.
        if len(checks) == 1:
            cell = Examined(CheckResult(passed=False, message="the clean room ran out of memory"), reads_of(None))
            return Examination({checks[0]: cell}, 0.0, checks_took, cpu, None)
        middle = len(checks) // 2
        halves = [self._examine(half, again) for half in (checks[:middle], checks[middle:])]
        return Examination(
            cells={check: cell for half in halves for check, cell in half.cells.items()},
            seconds=0.0,
            check_seconds=checks_took + sum(half.check_seconds for half in halves),
            cpu_seconds=cpu + sum(half.cpu_seconds for half in halves),
            fault=next((half.fault for half in halves if half.fault is not None), None),
        )

    def survey(self, tree: str, paths: Sequence[str]) -> dict[str, Pieces]:
        """The pieces of the Python sources at these paths of a tree; what can't be told is left out.

        Raises:
            BrokenBenchmark: the engine failed.
        """
        self._tree.move_to(tree)
        request = {"number": next(self._numbers), "survey": list(paths)}
        verdict, _ = self._ask(request)
        if verdict is not None:
            found: dict[str, Pieces] = verdict["sources"]
            return {path: found[path] for path in paths if path in found}
        self._close()
        # One of several may have brought the parser down.
        alone = [] if len(paths) == 1 else [self.survey(tree, [path]) for path in paths]
        return {path: pieces for one in alone for path, pieces in one.items()}

    def _ask(self, request: dict[str, Any]) -> tuple[dict[str, Any] | None, str | None]:
        """What the examiner left on a request, or why it left nothing."""
        verdict = self._verdicts / f"{request['number']}.json"
        limit = self._settings.seconds + GRACE
        ended = None
        try:
            stream = self._open()
            stream.send(json.dumps(request).encode() + b"\n", limit)
            if stream.until(b"\n", limit) != b"%d" % request["number"]:
                ended = "the examiner answered what it can't have"
        except StreamTimeout:
            ended = f"the examiner did not end within {limit} s"
        except StreamEnded:
            ended = "the examiner ended in the middle"
            if not self._is_there():
                raise BrokenBenchmark("a clean room vanished", where=self._image, fix="see bench doctor") from None
        if ended is None and not verdict.is_file():
            ended = "the examiner left no verdict"
        if ended is not None:
            return None, f"{ended}: {_tail(self._verdicts / 'examiner.log')}"
        try:
            if verdict.stat().st_size > _MAX_VERDICT:
                raise ValueError("too large")
            told: dict[str, Any] = json.loads(verdict.read_bytes())
            return told, None
        except ValueError as error:
            return None, f"the verdict can't be read: {error}"
        finally:
            verdict.unlink(missing_ok=True)

    def _open(self) -> Stream:
        if self._stream is not None:
            return self._stream
        shutil.rmtree(self._verdicts, ignore_errors=True)
        self._verdicts.mkdir()
        self._verdicts.chmod(0o700)
        api = self._client.api
        # What fills the room's own file systems can't be killed, so that it comes on top of what processes may use.
        memory = (self._settings.memory_mb + FILES_MB) * _MEGABYTE
        with engine_errors("opening a clean room", self._image):
            host = api.create_host_config(
                network_mode="none",
                binds=[f"{self._folder / 'tree'}:/workspace:ro", f"{self._verdicts}:/verdict"],
                tmpfs={
                    "/scratch": "rw,nosuid,nodev,exec,size=256m,nr_inodes=100k,mode=0711",
                    "/tmp": "rw,nosuid,nodev,size=64m,nr_inodes=10k,mode=1777",  # noqa: S108
                    "/dev/shm": "rw,nosuid,nodev,noexec,size=64m,nr_inodes=10k,mode=1777",  # noqa: S108
                },
                read_only=True,
                init=True,
                cap_drop=["ALL"],
                cap_add=["SETUID", "SETGID", "KILL", "CHOWN", "DAC_OVERRIDE"],
                security_opt=["no-new-privileges"],
                mem_limit=memory,
                memswap_limit=memory,
                pids_limit=self._settings.pids,
                sysctls={
                    "kernel.shmmni": "0",
                    "kernel.msgmni": "0",
                    "kernel.sem": "0 0 0 0",
                    "fs.mqueue.queues_max": "0",
                },
                log_config=docker.types.LogConfig(type="none"),
            )
            container = api.create_container(
                self._image,
                ["python3", "-m", "examiner", "serve"],
                user="0:0",
                environment={
                    "ROOM_SECONDS": str(self._settings.seconds),
                    "ROOM_SECRET": self._secret,
                    "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
                },
                labels=self._labels,
                host_config=host,
                hostname="room",
                stdin_open=True,
            )["Id"]
            self._container = container
            self._stream = Stream(
                api.attach_socket(container, params={"stdin": 1, "stdout": 1, "stderr": 1, "stream": 1})
            )
            api.start(container)
        return self._stream

    def _is_there(self) -> bool:
        with engine_errors("looking at a clean room", self._image):
            try:
                self._client.api.inspect_container(str(self._container))
            except NotFound:
                return False
        return True

    def _starved(self) -> bool:
        """Whether the kernel killed something in the room for want of memory."""
        if self._container is None:
            return False
        with engine_errors("looking at a clean room", self._image):
            try:
                state = self._client.api.inspect_container(self._container)["State"]
            except NotFound:
                return False
        return bool(state.get("OOMKilled"))

    def _close(self) -> None:
        container, stream = self._container, self._stream
        self._container = self._stream = None
        if stream is not None:
            stream.close()
        if container is not None:
            with engine_errors("removing a clean room", self._image):
                try:
                    self._client.api.remove_container(container, force=True, v=True)
                except NotFound:
                    pass  # an interrupted run removes its rooms itself


def _cells(verdict: dict[str, Any], checks: Sequence[str], again: bool) -> tuple[dict[str, Examined], str | None]:
    """The cells of a verdict, which the examiner wrote: its messages and reads may be the artifact's words."""
    cells = {
        check: Examined(
            CheckResult(passed=told["passed"], message=told["message"]),
            reads_of([str(read) for read in told["reads"]]),
            brief=again and not told["passed"],
        )
        for check, told in verdict["results"].items()
    }
    fault: str | None = verdict["fault"]
    if fault is None and set(cells) != set(checks):
        fault = f"missing or surplus checks: {', '.join(sorted(set(checks) ^ set(cells)))}"
    return cells, fault


def _tail(path: Path, limit: int = 400) -> str:
    try:
        return " ".join(path.read_text(encoding="utf-8", errors="replace")[-limit:].split())
    except OSError:
        return "no output"
