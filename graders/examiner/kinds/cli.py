"""The cli kind: the artifact's program and a trusted one get the same arguments, input and files, and must agree.

The trusted program may be a real tool that the agent never had. All cases of one call run in one process tree a side,
each in an empty folder of its own and with a limit on processor time. What comes back is compared by the examiner, so
a program that forges its report has to forge the right answer.
"""

import base64
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from examiner.kinds import _driver
from examiner.kinds._driver import Program

_DRIVER = """
import base64, json, os, resource, runpy, signal, subprocess, sys, tempfile, traceback
import argparse, collections, csv, dataclasses, pathlib, re, struct, typing
job = json.loads(sys.stdin.buffer.read())
out = os.fdopen(os.dup(1), "w", encoding="ascii")
# Modules are compiled once, not once a case. It is the artifact's own code that could put something else there.
compiled = tempfile.mkdtemp()
def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (job["cpu"], job["cpu"]))
def told(data):
    return base64.b64encode(data[: job["keep"]]).decode()
def forked(case):
    names = {0: "stdin", 1: "stdout", 2: "stderr"}
    folder = tempfile.mkdtemp()
    paths = {number: os.path.join(folder, name) for number, name in names.items()}
    with open(paths[0], "wb") as file:
        file.write(base64.b64decode(case["stdin"]))
    child = os.fork()
    if child == 0:
        for number, path in paths.items():
            os.dup2(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), number)
        status = 1
        try:
            limit()
            signal.alarm(int(job["wall"]) + 1)
            os.environ.update(case["env"])
            sys.path[:0] = job["path"]
            sys.pycache_prefix, sys.dont_write_bytecode = compiled, False
            sys.argv = [job["command"][1], *case["arguments"]]
            runpy.run_module(job["command"][1], run_name="__main__", alter_sys=True)
            status = 0
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
            if isinstance(end.code, str):
                print(end.code, file=sys.stderr)
        except BaseException:
            traceback.print_exc()
        finally:
            for stream in (sys.stdout, sys.stderr):
                try:
                    stream.flush()
                except BaseException:
                    status = status or 1
            os._exit(status & 255)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    answer = {"status": status}
    for number in (1, 2):
        with open(paths[number], "rb") as file:
            answer[names[number]] = told(file.read(job["keep"]))
    return answer
for case in job["cases"]:
    folder = tempfile.mkdtemp()
    os.chdir(folder)
    for path, text in case["files"].items():
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        with open(path, "wb") as file:
            file.write(base64.b64decode(text))
    try:
        done = None if job["command"][0] == "-m" else subprocess.run(
            job["command"] + case["arguments"], input=base64.b64decode(case["stdin"]), capture_output=True,
            preexec_fn=limit, timeout=job["wall"], env={**os.environ, **case["env"]},
        )
        if done is None:
            answer = forked(case)
        else:
            answer = {"status": done.returncode, "stdout": told(done.stdout), "stderr": told(done.stderr)}
    except subprocess.TimeoutExpired:
        answer = {"status": -99, "stdout": "", "stderr": ""}
    answer["files"] = {}
    for path in case["collect"]:
        try:
            with open(path, "rb") as file:
                answer["files"][path] = told(file.read(job["keep"]))
        except OSError:
            answer["files"][path] = None
    out.write("\\x1e" + json.dumps(answer) + "\\n")
    out.flush()
"""

KEEP = 1024 * 1024
"""Bytes of each output and file that are compared."""


@dataclass(frozen=True)
class Case:
    """One call of the program.

    Attributes:
        arguments: after the command itself; relative paths are in the case's own folder.
        stdin: what it reads.
        files: path -> content, written before.
        collect: paths read back afterwards.
        env: added to the environment.
    """

    arguments: tuple[str, ...] = ()
    stdin: bytes = b""
    files: Mapping[str, bytes] = field(default_factory=dict)
    collect: tuple[str, ...] = ()
    env: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """What a call came to; `status` is -99 if its time ran out, a missing file is None."""

    status: int
    stdout: bytes
    stderr: bytes
    files: Mapping[str, bytes | None]


def outcomes(
    runner: Program,
    command: Sequence[str],
    cases: Sequence[Case],
    *,
    timeout: float = 30.0,
    cpu: int = 5,
    path: Sequence[str] = ("/workspace",),
) -> list[Outcome | None]:
    """What `command` does with each case; None where the run ended before it.

    Args:
        runner: who runs it.
        command: program and first arguments; `("-m", "name")` runs a Python module as the main one in a fork of the
            driver, which costs a tenth of starting an interpreter.
        cases: the calls.
        timeout: seconds of wall clock for all cases together.
        cpu: seconds of processor time for each.
        path: where such a module is searched.
    """

    def text(data: bytes) -> str:
        return base64.b64encode(data).decode()

    told = [
        {
            "arguments": list(case.arguments),
            "stdin": text(case.stdin),
            "files": {path: text(data) for path, data in case.files.items()},
            "collect": list(case.collect),
            "env": dict(case.env),
        }
        for case in cases
    ]
    job = {"command": list(command), "cases": told, "cpu": cpu, "keep": KEEP, "wall": timeout, "path": list(path)}
    found = [_outcome(line) for line in _driver.ask(runner, _DRIVER, job, timeout=timeout)[: len(cases)]]
    return found + [None] * (len(cases) - len(found))


def _outcome(line: str) -> Outcome | None:
    """An answer of the driver; None if whoever wrote it was not the driver."""
    try:
        told = json.loads(line)
        files = {
            str(path): None if data is None else base64.b64decode(data, validate=True)
            for path, data in told["files"].items()
        }
        stdout, stderr = (base64.b64decode(told[name], validate=True) for name in ("stdout", "stderr"))
        return Outcome(int(told["status"]), stdout, stderr, files)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def same(have: Outcome, want: Outcome) -> bool:
    """The same status, output and files; what was said on stderr is not compared."""
    return (have.status, have.stdout, dict(have.files)) == (want.status, want.stdout, dict(want.files))


def differences(
    exhibit: Program,
    command: Sequence[str],
    reference: Program,
    truth: Sequence[str],
    cases: Sequence[Case],
    *,
    timeout: float = 30.0,
    cpu: int = 5,
    equal: Callable[[Outcome, Outcome], bool] = same,
) -> list[str | None]:
    """For each case why the artifact's `command` and the trusted `truth` differ; None where they agree.

    Raises:
        RuntimeError: there is no case, or the trusted program did not answer one, which is the task's fault.
    """
    if not cases:
        raise RuntimeError("a check without cases proves nothing")
    expected = outcomes(reference, truth, cases, timeout=timeout, cpu=cpu)
    found = outcomes(exhibit, command, cases, timeout=timeout, cpu=cpu)
    reasons: list[str | None] = []
    for case, want, have in zip(cases, expected, found, strict=True):
        if want is None or want.status == -99:
            raise RuntimeError(f"the reference gave no answer to {' '.join(case.arguments)}")
        if have is None:
            reasons.append(f"{' '.join(case.arguments)}: no answer")
        else:
            reasons.append(None if equal(have, want) else _difference(case, have, want))
    return reasons


def _difference(case: Case, have: Outcome, want: Outcome) -> str:
    called = " ".join(case.arguments)
    if have.status != want.status:
        return f"{called}: status {have.status}, not {want.status}: {_short(have.stderr)}"
    for name in want.files:
        if have.files.get(name) != want.files[name]:
            return f"{called}: {name} is {_short(have.files.get(name))}, not {_short(want.files[name])}"
    if have.stdout != want.stdout:
        return f"{called}: printed {_short(have.stdout)}, not {_short(want.stdout)}"
    return f"{called}: said {_short(have.stderr)}, not {_short(want.stderr)}"


def _short(data: bytes | None) -> str:
    text = "missing" if data is None else repr(data)[1:]
    return text if len(text) <= 120 else text[:117] + "..."
