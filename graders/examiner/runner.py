"""Runs a program with limits and brings back its output: the exhibit's code as an unprivileged user.

Whatever the program leaves behind dies with the call: its process group, and every other process
of the exhibit user.
"""

import contextlib
import math
import os
import resource
import selectors
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from examiner.reads import ALL, Reads

MAX_OUTPUT = 8 * 1024 * 1024
"""Bytes of each of stdout and stderr that are kept; more ends the program."""

SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


@dataclass(frozen=True)
class Completed:
    """What a program did. `status` is its exit status, or minus the signal that ended it."""

    status: int
    stdout: bytes
    stderr: bytes
    timed_out: bool
    truncated: bool


@dataclass(frozen=True)
class Runner:
    """Runs programs as one user with a clean environment.

    Attributes:
        uid: whom to run as; 0 is the examiner itself, for trusted code.
        python_path: PYTHONPATH of what runs.
        memory: address space, bytes.
        deadline: when the room's time is up (time.monotonic()); no program runs beyond it.
        processes: RLIMIT_NPROC.
        file_size: RLIMIT_FSIZE, bytes.
        reads: where to note what a run read of the artifact.
    """

    uid: int
    python_path: str
    memory: int = 1024 * 1024 * 1024
    deadline: float = math.inf
    processes: int = 128
    file_size: int = 64 * 1024 * 1024
    reads: Reads | None = None

    def run(
        self,
        argv: list[str],
        *,
        stdin: bytes = b"",
        timeout: float = 10.0,
        env: dict[str, str] | None = None,
        cwd: str = "/workspace",
        writable: bool = False,
        reads: Collection[str] = (ALL,),
    ) -> Completed:
        """Run `argv` to its end, at most `timeout` seconds.

        Args:
            argv: program and arguments; found on the system's PATH, never the artifact's.
            stdin: what it reads.
            timeout: wall clock in seconds.
            env: added to the clean environment.
            cwd: working directory.
            writable: give it a private, writable copy of /workspace as working directory instead.
            reads: what the run reads of the artifact (`examiner.reads`). Say `()` only of a program of the image that
                is given everything on stdin, or where the reads are noted otherwise.
        """
        if self.reads is not None:
            self.reads.note(reads)
        home = tempfile.mkdtemp(prefix="run-", dir="/scratch")
        try:
            os.chown(home, self.uid, self.uid)
            if writable:
                cwd = f"{home}/workspace"
                shutil.copytree("/workspace", cwd, symlinks=True)
                _give(cwd, self.uid)
            end = min(time.monotonic() + timeout, self.deadline)
            return self._run(argv, stdin, end, self._environment(home, env), cwd)
        finally:
            if self.uid != 0:
                sweep(self.uid)
            discard(home)

    def _environment(self, home: str, extra: dict[str, str] | None) -> dict[str, str]:
        return {
            "PATH": SYSTEM_PATH,
            "HOME": home,
            "TMPDIR": home,
            "LANG": "C.UTF-8",
            "PYTHONPATH": self.python_path,
            "PYTHONDONTWRITEBYTECODE": "1",
            **(extra or {}),
        }

    def _confine(self) -> None:
        """In the child, before the program: limits first, since a user that gave up root can't set them."""
        os.umask(0o022)
        if self.uid == 0:
            return
        for limit, value in (
            (resource.RLIMIT_AS, self.memory),
            (resource.RLIMIT_NPROC, self.processes),
            (resource.RLIMIT_FSIZE, self.file_size),
            (resource.RLIMIT_NOFILE, 256),
            (resource.RLIMIT_CORE, 0),
        ):
            resource.setrlimit(limit, (value, value))
        # When the room runs out of memory, the exhibit dies, not the examiner.
        with open("/proc/self/oom_score_adj", "w") as file:
            file.write("1000")
        os.setgroups([])
        os.setgid(self.uid)
        os.setuid(self.uid)

    def _run(self, argv: list[str], stdin: bytes, deadline: float, env: dict[str, str], cwd: str) -> Completed:
        process = subprocess.Popen(  # noqa: S603
            argv,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=env,
            cwd=cwd,
            start_new_session=True,
            preexec_fn=self._confine,
        )
        try:
            outputs, timed_out, truncated = _converse(process, stdin, deadline)
        finally:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
            for stream in (process.stdin, process.stdout, process.stderr):
                if stream is not None:
                    with contextlib.suppress(OSError):
                        stream.close()
            process.wait()
        return Completed(process.returncode, outputs[0], outputs[1], timed_out, truncated)


def _converse(
    process: "subprocess.Popen[bytes]", stdin: bytes, deadline: float
) -> tuple[tuple[bytes, bytes], bool, bool]:
    """Feed stdin and collect both outputs until the program itself ends, the deadline, or too much output.

    The end is that of the program, not of its pipes: a daemon that it left may hold those open.
    """
    outputs = {process.stdout: bytearray(), process.stderr: bytearray()}
    pending = memoryview(stdin)
    ended_at: float | None = None
    timed_out = truncated = False
    with selectors.DefaultSelector() as selector:
        for stream in outputs:
            os.set_blocking(stream.fileno(), False)
            selector.register(stream, selectors.EVENT_READ)
        os.set_blocking(process.stdin.fileno(), False)
        if pending:
            selector.register(process.stdin, selectors.EVENT_WRITE)
        else:
            process.stdin.close()
        while selector.get_map():
            now = time.monotonic()
            if now >= deadline:
                timed_out = True
                break
            if ended_at is None and process.poll() is not None:
                ended_at = now
            if ended_at is not None and now - ended_at > 0.2:
                break
            for key, _ in selector.select(min(0.05, deadline - now)):
                if key.fileobj is process.stdin:
                    try:
                        pending = pending[os.write(process.stdin.fileno(), pending[:65536]) :]
                    except BrokenPipeError:
                        pending = pending[:0]
                    if not pending:
                        selector.unregister(process.stdin)
                        process.stdin.close()
                    continue
                chunk = os.read(key.fd, 65536)
                if not chunk:
                    selector.unregister(key.fileobj)
                    continue
                kept = outputs[key.fileobj]
                kept += chunk[: MAX_OUTPUT - len(kept)]
                truncated = truncated or len(kept) >= MAX_OUTPUT
            if truncated:
                break
        if not timed_out and not truncated:
            try:
                process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                timed_out = True
    return (bytes(outputs[process.stdout]), bytes(outputs[process.stderr])), timed_out, truncated


def sweep(uid: int) -> None:
    """Kill every process of `uid` until none is left.

    A child becomes that user and has the kernel kill all that it may. That reaches those who outrun whoever lists
    and kills them one by one, each dying after it has forked.
    """
    for _ in range(200):
        found = [pid for pid in _processes() if _owner(pid) == uid]
        if not found:
            return
        try:
            child = os.fork()
        except OSError:  # they have used up the room's processes
            for pid in found:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
        else:
            if child == 0:
                try:
                    os.setgroups([])
                    os.setgid(uid)
                    os.setuid(uid)
                    os.kill(-1, signal.SIGKILL)
                finally:
                    os._exit(0)
            os.waitpid(child, 0)
        time.sleep(0.005)
    raise RuntimeError(f"processes of the exhibit user {uid} survive being killed")


def discard(folder: str) -> None:
    """Remove a folder, however deep it is: Python's own removal ends at a thousand levels."""
    try:
        shutil.rmtree(folder)
    except (OSError, RecursionError):
        subprocess.run(["/bin/rm", "-rf", "--", folder], check=False, capture_output=True)  # noqa: S603


def _processes() -> list[int]:
    return [int(name) for name in os.listdir("/proc") if name.isdigit()]


def _owner(pid: int) -> int | None:
    """The real uid of a live process; None for one that is gone or a zombie waiting for init.

    A process whose first thread has ended looks like a zombie while its other threads go on.
    """
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return None
    fields = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    if fields.get("State", "Z").startswith(("Z", "X")) and int(fields.get("Threads", "0")) < 2:
        return None
    return int(fields["Uid"].split()[0])


def _give(top: str, uid: int) -> None:
    for folder, names, files in os.walk(top):
        for name in [".", *names, *files]:
            os.chown(os.path.join(folder, name), uid, uid, follow_symlinks=False)
