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
from pathlib import Path
from types import TracebackType
from typing import Any

import docker
from docker.errors import NotFound

from benchmark.grading.materialise import WorkTree
from benchmark.sandbox.engine import engine_errors
from benchmark.sandbox.owner import labels
from benchmark.sandbox.stream import Stream, StreamEnded, StreamTimeout
from benchmark.spec.errors import BrokenBenchmark
from benchmark.spec.task import Check, GraderSettings
from benchmark.spec.verdict import CheckResult, Grade

EXHIBIT_UIDS = 20000
UIDS_A_ROOM = 1000
"""Exhibit users are numbered from here, a block for each room that may be open at the same time."""

GRACE = 30
"""Seconds that the examiner has beyond the exhibits' time before it counts as hung."""

_TRIES = 2
_MEGABYTE = 1024 * 1024
_MAX_VERDICT = 4 * _MEGABYTE


class CleanRoom:
    """Grades the snapshots of one trial, one after another.

    Args:
        client: the engine.
        image: the grader's image.
        folder: where to work; `tree` in it is what `tree` moves.
        tree: the folder that the room sees as /workspace.
        settings: what the room may use.
        checks: the declared checks.
        number: different for rooms that are open at the same time.
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
        checks: tuple[Check, ...],
        number: int,
        run: str,
        trial: str,
    ) -> None:
        self._client = client
        self._image = image
        self._folder = folder
        self._tree = tree
        self._settings = settings
        self._checks = checks
        self._first_uid = EXHIBIT_UIDS + number * UIDS_A_ROOM
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

    def grade(self, tree: str) -> Grade:
        """Grade one tree.

        Raises:
            BrokenBenchmark: the engine failed. A grader that crashes is a grade with a fault.
        """
        began = time.monotonic()
        self._tree.move_to(tree)
        results: dict[str, CheckResult] = {}
        fault: str | None = None
        for _ in range(_TRIES):
            results, fault = self._examine()
            if fault is None:
                break
            self._close()
        return Grade(
            tree=tree,
            results=results,
            seconds=round(time.monotonic() - began, 3),
            fault=fault,
            grader_image=self._image,
        )

    def _examine(self) -> tuple[dict[str, CheckResult], str | None]:
        number = next(self._numbers)
        verdict = self._verdicts / f"{number}.json"
        limit = self._settings.seconds + GRACE
        ended = None
        try:
            stream = self._open()
            stream.send(b"%d %d\n" % (number, self._first_uid + number % UIDS_A_ROOM), limit)
            if stream.until(b"\n", limit) != b"%d" % number:
                ended = "the examiner answered what it can't have"
        except StreamTimeout:
            ended = f"the examiner did not end within {limit} s"
        except StreamEnded:
            ended = "the examiner ended in the middle"
            if not self._is_there():
                raise BrokenBenchmark("a clean room vanished", where=self._image, fix="see bench doctor") from None
        found = _read_verdict(verdict, self._verdicts / "examiner.log", self._checks, ended)
        verdict.unlink(missing_ok=True)
        return found

    def _open(self) -> Stream:
        if self._stream is not None:
            return self._stream
        shutil.rmtree(self._verdicts, ignore_errors=True)
        self._verdicts.mkdir()
        self._verdicts.chmod(0o700)
        api = self._client.api
        memory = self._settings.memory_mb * _MEGABYTE
        with engine_errors("opening a clean room", self._image):
            host = api.create_host_config(
                network_mode="none",
                binds=[f"{self._folder / 'tree'}:/workspace:ro", f"{self._verdicts}:/verdict"],
                tmpfs={
                    "/scratch": "rw,nosuid,nodev,exec,size=256m,mode=0711",
                    "/tmp": "rw,nosuid,nodev,size=64m,mode=1777",  # noqa: S108
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
                environment={"ROOM_SECONDS": str(self._settings.seconds), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
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


def _read_verdict(
    path: Path, log: Path, checks: tuple[Check, ...], ended: str | None
) -> tuple[dict[str, CheckResult], str | None]:
    if ended is None and not path.is_file():
        ended = "the examiner left no verdict"
    if ended is not None:
        return {}, f"{ended}: {_tail(log)}"
    try:
        if path.stat().st_size > _MAX_VERDICT:
            raise ValueError("too large")
        verdict: dict[str, Any] = json.loads(path.read_bytes())
        results = {name: CheckResult.model_validate(value) for name, value in verdict["results"].items()}
        fault = verdict["fault"]
    except (ValueError, KeyError, AttributeError) as error:
        return {}, f"the verdict can't be read: {error}"
    declared = {check.id for check in checks}
    if fault is None and set(results) != declared:
        odd = sorted(declared ^ set(results))
        fault = f"missing or surplus checks: {', '.join(odd)}"
    return results, fault


def _tail(path: Path, limit: int = 400) -> str:
    try:
        return " ".join(path.read_text(encoding="utf-8", errors="replace")[-limit:].split())
    except OSError:
        return "no output"
