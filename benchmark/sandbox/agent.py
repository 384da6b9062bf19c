"""The agent's container: sealed, unprivileged, without network; what the agent may touch and no more."""

import errno
import math
import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import docker
from docker.errors import APIError, NotFound

from benchmark.sandbox.engine import engine_errors
from benchmark.sandbox.images import AGENT_UID
from benchmark.sandbox.owner import labels
from benchmark.spec.errors import BrokenBenchmark
from benchmark.spec.files import remove_tree
from benchmark.spec.task import Limits

HOME = "/home/agent"
GATEWAY = "/run/gateway"
ACTS = "/run/acts"
_MEGABYTE = 1024 * 1024
_KILL_SECONDS = 20
_OUR_PROCESSES = frozenset({"docker-init", "tini", "socat"})

_PASSWD = """\
root:x:0:0:root:/root:/bin/bash
agent:x:{uid}:{uid}:agent:{home}:/bin/bash
nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
"""
_GROUP = "root:x:0:\nagent:x:{uid}:\nnogroup:x:65534:\n"


@dataclass(frozen=True)
class Mounts:
    """What the host lends to the container.

    Attributes:
        workspace: folder that is /workspace.
        home: folder that is HOME.
        etc: folder for the passwd and group files that are mounted over the image's.
        gateway: folder of the gateway's socket; None for a scripted harness.
        toolbox: volume that is /opt/harness, read-only; None for a scripted harness.
        folders: further folders, read-only, each with its place in the container.
        acts: folder for the journal of executed actions; None where there is none.
        tmp: folder that is /tmp, where /tmp must outlive the container; None: memory, gone with it.
    """

    workspace: Path
    home: Path
    etc: Path
    gateway: Path | None = None
    toolbox: str | None = None
    folders: tuple[tuple[Path, str], ...] = ()
    acts: Path | None = None
    tmp: Path | None = None


@dataclass(frozen=True)
class Exited:
    """How the container's main process ended."""

    code: int
    out_of_memory: bool


class AgentContainer:
    """One agent's container, from its start to its removal."""

    def __init__(
        self,
        client: docker.DockerClient,
        image: str,
        command: Sequence[str],
        *,
        mounts: Mounts,
        limits: Limits,
        extra_memory_mb: int,
        env: dict[str, str],
        run: str,
        trial: str,
        stdin: bool = False,
    ) -> None:
        self._client = client
        self.trial = trial
        binds = [f"{mounts.workspace}:/workspace", f"{mounts.home}:{HOME}", *_users(mounts.etc)]
        if mounts.gateway is not None:
            binds.append(f"{mounts.gateway}:{GATEWAY}:ro")
        if mounts.toolbox is not None:
            binds.append(f"{mounts.toolbox}:/opt/harness:ro")
        if mounts.acts is not None:
            binds.append(f"{mounts.acts}:{ACTS}")
        if mounts.tmp is not None:
            binds.append(f"{mounts.tmp}:/tmp")
        memory_tmp = {"/tmp": f"rw,nosuid,nodev,exec,size={limits.disk_mb}m,mode=1777"}  # noqa: S108
        binds += [f"{folder}:{place}:ro" for folder, place in mounts.folders]
        memory = (limits.memory_mb + extra_memory_mb) * _MEGABYTE
        api = client.api
        with engine_errors("making the agent's container", trial):
            host = api.create_host_config(
                network_mode="none",
                binds=binds,
                tmpfs=memory_tmp if mounts.tmp is None else None,
                read_only=True,
                init=True,
                cap_drop=["ALL"],
                security_opt=["no-new-privileges"],
                mem_limit=memory,
                memswap_limit=memory,
                pids_limit=limits.pids,
                ulimits=[
                    docker.types.Ulimit(name="core", soft=0, hard=0),
                    docker.types.Ulimit(name="fsize", soft=limits.disk_mb * _MEGABYTE, hard=limits.disk_mb * _MEGABYTE),
                ],
                log_config=docker.types.LogConfig(type="none"),
            )
            made = api.create_container(
                image,
                list(command),
                user=f"{AGENT_UID}:{AGENT_UID}",
                working_dir="/workspace",
                environment={"HOME": HOME, "LANG": "C.UTF-8", **env},
                labels=labels(run, trial),
                host_config=host,
                stdin_open=stdin,
                hostname="workspace",
            )
            self.id: str = made["Id"]
            # Attached before the start, so that nothing the process says is lost.
            self.stream = api.attach_socket(
                self.id, params={"stdin": int(stdin), "stdout": 1, "stderr": 1, "stream": 1}
            )
            api.start(self.id)

    def poll(self) -> Exited | None:
        """How the main process ended; None while it runs."""
        with engine_errors("looking at the agent's container", self.trial):
            try:
                state = self._client.api.inspect_container(self.id)["State"]
            except NotFound:
                return Exited(137, False)
        if state["Running"]:
            return None
        return Exited(int(state["ExitCode"]), bool(state["OOMKilled"]))

    def terminate(self, patience: float) -> Exited | None:
        """Ask the main process to end (SIGTERM); how it did, or None if it did not in `patience` seconds."""
        with engine_errors("asking the client to end", self.trial):
            try:
                self._client.api.kill(self.id, "SIGTERM")
            except APIError as error:
                if self.poll() is None:
                    raise error
        deadline = time.monotonic() + patience
        while (exited := self.poll()) is None and time.monotonic() < deadline:
            time.sleep(0.1)
        return exited

    def kill(self) -> int | None:
        """Kill every process at once (-9); None if the main process had ended already.

        The container is one process namespace: when its first process dies of SIGKILL the kernel kills all others,
        sessions and daemons of their own included, before the first one is gone. So a container that no longer runs
        proves that all are dead.

        Returns:
            How many processes there were, but for the container's own init and forwarder.

        Raises:
            BrokenBenchmark: the container still runs, or the engine fails.
        """
        with engine_errors("killing the client", self.trial):
            try:
                table = self._client.api.top(self.id, "-eo pid,comm")["Processes"] or []
                self._client.api.kill(self.id, "SIGKILL")
                self._client.api.wait(self.id, timeout=_KILL_SECONDS)
            except APIError as error:
                if self.poll() is not None:
                    return None
                raise error
            if self._client.api.inspect_container(self.id)["State"]["Pid"] != 0:
                raise BrokenBenchmark("a killed container still has processes", where=self.trial, fix="report this")
        return sum(row[-1] not in _OUR_PROCESSES for row in table)

    def remove(self) -> None:
        """Kill every process and remove the container; nothing is left if this returns."""
        with engine_errors("removing the agent's container", self.trial):
            try:
                self._client.api.remove_container(self.id, force=True, v=True)
            except NotFound:
                return
            finally:
                self.stream.close()


def fill_workspace(source: Path, target: Path) -> None:
    """Copy an agent image's workspace, owners included, to where an attempt works on it."""
    subprocess.run(  # noqa: S603
        ["cp", "-a", "--reflink=auto", f"{source}/.", str(target)], check=True, capture_output=True
    )


def make_private(folder: Path) -> None:
    """Make an empty folder that belongs to the agent."""
    remove_tree(folder)
    folder.mkdir(parents=True)
    if os.getuid() == 0:
        os.chown(folder, AGENT_UID, AGENT_UID)


def over_quota(folder: Path, limit: int, deadline: float) -> bool:
    """Whether the files below `folder` occupy more than `limit` bytes of disk; gives up at `deadline`.

    What lies deeper than a path can name is counted by du(1), which needs no paths.
    """
    total = 0
    stack = [os.fspath(folder)]
    while stack and time.monotonic() < deadline:
        try:
            with os.scandir(stack.pop()) as entries:
                for entry in entries:
                    total += entry.stat(follow_symlinks=False).st_blocks * 512
                    if entry.is_dir(follow_symlinks=False):
                        stack.append(entry.path)
        except OSError as error:
            if error.errno == errno.ENAMETOOLONG:
                return _occupied(folder) > limit
            continue  # it vanished while we looked; what is gone takes no space
        if total > limit:
            return True
    return False


def _occupied(folder: Path) -> float:
    """Bytes of disk below `folder`, however deep; too many to count in a minute are too many."""
    command = ["du", "--summarize", "--block-size=1", "--", os.fspath(folder)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return math.inf
    number = done.stdout.partition("\t")[0]
    return int(number) if number.isdigit() else 0.0


def _users(folder: Path) -> list[str]:
    folder.mkdir(parents=True, exist_ok=True)
    binds = []
    for name, template in (("passwd", _PASSWD), ("group", _GROUP)):
        path = folder / name
        path.write_text(template.format(uid=AGENT_UID, home=HOME))
        path.chmod(0o644)
        binds.append(f"{path}:/etc/{name}:ro")
    return binds
