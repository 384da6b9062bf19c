"""The clean room: a fresh container of the grader's image with a copy-on-write view of one snapshot.

The examiner runs in it as root, without network, on a read-only image. Its verdict leaves through a
folder that only root can enter, never through anything that the artifact's code can reach.
"""

import json
import os
import shutil
import time
from pathlib import Path
from typing import Any

import docker
import requests
from docker.errors import APIError, NotFound

from benchmark.grading.materialise import WorkTree
from benchmark.sandbox.engine import engine_errors
from benchmark.sandbox.owner import labels
from benchmark.spec.task import Check, GraderSettings
from benchmark.spec.verdict import CheckResult, Grade

EXHIBIT_UIDS = 20000
"""Exhibit users are numbered from here; rooms that run at the same time have different ones."""

GRACE = 30
"""Seconds that the examiner has beyond the exhibits' time before it counts as hung."""

_MEGABYTE = 1024 * 1024
_MAX_VERDICT = 4 * _MEGABYTE


class CleanRoom:
    """Grades one snapshot after another, each in a container of its own."""

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
        self._number = number
        self._labels = labels(run, trial)
        self._overlay = os.getuid() == 0

    def grade(self, tree: str) -> Grade:
        """Grade one tree.

        Raises:
            BrokenBenchmark: the engine failed. A grader that crashes is a grade with a fault.
        """
        began = time.monotonic()
        self._tree.move_to(tree)
        verdict = self._fresh("verdict")
        verdict.chmod(0o700)
        with engine_errors("grading a snapshot", self._image):
            ended = self._run(verdict)
        results, fault = _read_verdict(verdict, self._checks, ended)
        return Grade(
            tree=tree,
            results=results,
            seconds=round(time.monotonic() - began, 3),
            fault=fault,
            grader_image=self._image,
        )

    def _run(self, verdict: Path) -> str | None:
        """Run the examiner to its end; why it could not, or None."""
        if self._overlay:
            try:
                return self._run_on_overlay(verdict)
            except APIError as error:
                if "mount" not in str(error.explanation).lower():
                    raise
                self._overlay = False  # the file system below can't be a layer: copy instead
        copy = self._fresh("copy")
        shutil.copytree(self._folder / "tree", copy, symlinks=True, dirs_exist_ok=True)
        return self._examine(f"{copy}:/workspace", verdict)

    def _run_on_overlay(self, verdict: Path) -> str | None:
        upper, work = self._fresh("upper"), self._fresh("work")
        upper.chmod(0o755)
        options = f"lowerdir={self._folder / 'tree'},upperdir={upper},workdir={work}"
        volume = self._client.api.create_volume(
            driver="local",
            driver_opts={"type": "overlay", "device": "overlay", "o": options},
            labels=self._labels,
        )["Name"]
        try:
            return self._examine(f"{volume}:/workspace", verdict)
        finally:
            self._client.api.remove_volume(volume, force=True)

    def _examine(self, workspace: str, verdict: Path) -> str | None:
        api = self._client.api
        memory = self._settings.memory_mb * _MEGABYTE
        host = api.create_host_config(
            network_mode="none",
            binds=[workspace, f"{verdict}:/verdict"],
            tmpfs={
                "/scratch": "rw,nosuid,nodev,exec,size=256m,mode=0711",
                "/tmp": "rw,nosuid,nodev,size=64m,mode=1777",
            },  # noqa: S108
            read_only=True,
            cap_drop=["ALL"],
            cap_add=["SETUID", "SETGID", "KILL", "CHOWN", "DAC_OVERRIDE"],
            security_opt=["no-new-privileges"],
            mem_limit=memory,
            memswap_limit=memory,
            pids_limit=self._settings.pids,
            log_config=docker.types.LogConfig(type="none"),
        )
        container = api.create_container(
            self._image,
            ["python3", "-m", "examiner"],
            user="0:0",
            environment={
                "EXHIBIT_UID": str(EXHIBIT_UIDS + self._number),
                "ROOM_SECONDS": str(self._settings.seconds),
                "PYTHONDONTWRITEBYTECODE": "1",
            },
            labels=self._labels,
            host_config=host,
            hostname="room",
        )["Id"]
        try:
            api.start(container)
            try:
                status = api.wait(container, timeout=self._settings.seconds + GRACE)["StatusCode"]
            except requests.exceptions.ReadTimeout:
                return f"the examiner did not end within {self._settings.seconds + GRACE} s"
            except requests.exceptions.ConnectionError as error:
                if "timed out" in str(error).lower():
                    return f"the examiner did not end within {self._settings.seconds + GRACE} s"
                raise
            return None if status == 0 else f"the examiner ended with status {status}"
        finally:
            try:
                api.remove_container(container, force=True, v=True)
            except NotFound:
                pass  # an interrupted run removes its rooms itself

    def _fresh(self, name: str) -> Path:
        folder = self._folder / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return folder


def _read_verdict(
    folder: Path, checks: tuple[Check, ...], ended: str | None
) -> tuple[dict[str, CheckResult], str | None]:
    path = folder / "verdict.json"
    if ended is None and not path.is_file():
        ended = "the examiner left no verdict"
    if ended is not None:
        return {}, f"{ended}: {_tail(folder / 'examiner.log')}"
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
