"""The differential kind: the same probe on the artifact and on the reference, compared as text.

The probe runs in processes of its own on each side, one for each group of cases, so that one that hangs, dies or
remembers costs only its group. Only JSON comes back, so that an object that claims to equal everything has nobody
to claim it to. What the reference says is asked once a room.
"""

import contextlib
import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from examiner.kinds import _driver
from examiner.kinds._driver import Program
from examiner.reads import ALL, Reads, of_trace

_DRIVER = """
import gc, json, os, resource, select, signal, sys, time
job = json.loads(sys.stdin.buffer.read())
out = os.fdopen(os.dup(1), "w", encoding="utf-8")
quiet = os.open(os.devnull, os.O_WRONLY)
os.dup2(quiet, 1)
sys.path[:0] = job["path"]
def dumps(value):
    return json.dumps(value, sort_keys=True, ensure_ascii=True)
scope = {"__name__": "probe"}
if job["trace"]:
    tracing(job["trace"])
try:
    exec(compile(job["program"], "probe", "exec"), scope)
    failed = None
except BaseException as error:
    failed = "raised " + type(error).__name__
def answer(case):
    if failed:
        return failed
    try:
        value = scope["probe"](case)
        dumps(value)
        return {"value": value}
    except BaseException as error:
        return "raised " + type(error).__name__
def alone(cases, stream):
    resource.setrlimit(resource.RLIMIT_CPU, (job["cpu"], job["cpu"]))
    for case in cases:
        stream.write(dumps(answer(case)) + "\\n")
        stream.flush()
    stream.write(dumps({"executed": traced() if job["trace"] else None}) + "\\n")
    stream.flush()
def reap(reading, child):
    chunks, deadline = [], time.monotonic() + job["wall"]
    while select.select([reading], [], [], max(0.0, deadline - time.monotonic()))[0]:
        chunk = os.read(reading, 65536)
        if not chunk:
            break
        chunks.append(chunk)
    os.close(reading)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return b"".join(chunks).decode("utf-8", "replace")
gc.freeze()
for group, cases in job["groups"]:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            alone(cases, os.fdopen(writing, "w", encoding="utf-8"))
        finally:
            os._exit(0)
    os.close(writing)
    for line in reap(reading, child).split("\\n"):
        out.write(job["nonce"] + dumps([group, line]) + "\\n")
out.flush()
os._exit(0)
"""
_TRACE = Path(__file__).with_name("_trace.py")
_MEMO = Path("/verdict")
"""Where what the reference said is kept while the room is open; only the examiner can enter it."""

CPU = 10
WALL = 60.0


@dataclass(frozen=True)
class Finding:
    """What came of one group.

    Attributes:
        count: how many cases it has.
        differing: those that differ: (case, what the artifact answered or None, what the reference did).
        reads: what the group read of the artifact.
    """

    count: int
    differing: tuple[tuple[Any, str | None, str], ...]
    reads: frozenset[str]

    def require(self) -> None:
        """Fail unless every case agrees.

        Raises:
            AssertionError: one differs, or the artifact gave no answer.
        """
        for case, have, want in self.differing[:1]:
            raise AssertionError(
                f"{len(self.differing)} of {self.count} cases differ; for {_short(case)}: {_short(have)},"
                f" not {_short(want)}"
            )


class Findings(Mapping[str, Finding]):
    """Group -> finding. Whoever looks at a finding is noted to have read what its group did."""

    def __init__(self, found: Mapping[str, Finding], reads: Reads | None) -> None:
        self._found = dict(found)
        self._reads = reads

    def __getitem__(self, group: str) -> Finding:
        finding = self._found[group]
        if self._reads is not None:
            self._reads.note(finding.reads)
        return finding

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def agreeing(self) -> frozenset[str]:
        """The groups without a difference; asking leaves no note, so a check must look at its own finding too."""
        return frozenset(group for group, finding in self._found.items() if not finding.differing)


def compare(
    exhibit: Program,
    reference: Program,
    program: str,
    groups: Mapping[str, Sequence[Any]],
    *,
    reads: Reads | None = None,
    exhibit_path: Sequence[str] = ("/workspace",),
    reference_path: Sequence[str] = ("/grader/reference",),
    timeout: float = 120.0,
    cpu: int = CPU,
    wall: float = WALL,
) -> Findings:
    """Ask both sides every case of every group.

    Args:
        exhibit: who runs the artifact's side.
        reference: who runs the reference's.
        program: Python source that defines `probe(case)`, which returns JSON-able primitives.
        groups: name -> JSON-able cases; a group is usually a check.
        reads: where to note what each group read, when its finding is looked at.
        exhibit_path: put before the artifact's module search path.
        reference_path: put before the reference's.
        timeout: seconds of wall clock for a whole side.
        cpu: seconds of processor time for each group.
        wall: seconds of wall clock for each group; far more than `cpu`, since machines are busy.

    Raises:
        RuntimeError: a group is empty, or the reference gave no answer: the task's fault.
    """
    empty = [group for group, cases in groups.items() if not cases]
    if empty:
        raise RuntimeError(f"a differential check without cases proves nothing: {', '.join(empty)}")
    limits = {"cpu": cpu, "wall": wall}
    trusted = _Side(reference, program, tuple(reference_path), timeout, limits, trace=None)
    tried = _Side(exhibit, program, tuple(exhibit_path), timeout, limits, trace=exhibit_path[0])
    expected = trusted.remembered(groups)
    found, executed = tried.ask(groups)
    findings = {}
    for group, cases in groups.items():
        if None in expected[group]:
            raise RuntimeError(f"the reference gave no answer for {group}")
        triples = zip(cases, found[group], expected[group], strict=True)
        findings[group] = Finding(
            count=len(cases),
            differing=tuple((case, have, want or "") for case, have, want in triples if have != want),
            reads=of_trace(executed[group]),
        )
    return Findings(findings, reads)


def agree(
    exhibit: Program,
    reference: Program,
    program: str,
    cases: Sequence[Any],
    *,
    reads: Reads | None = None,
    exhibit_path: Sequence[str] = ("/workspace",),
    reference_path: Sequence[str] = ("/grader/reference",),
    timeout: float = 60.0,
) -> None:
    """Fail unless the artifact answers every case as the reference does; see `compare`.

    Raises:
        AssertionError: they differ, or the artifact gave no answer.
        RuntimeError: the reference gave none, which is the task's fault.
    """
    findings = compare(
        exhibit, reference, program, {"": cases}, reads=reads, exhibit_path=exhibit_path,
        reference_path=reference_path, timeout=timeout,
    )  # fmt: skip
    findings[""].require()


Answers = dict[str, list[str | None]]


@dataclass(frozen=True)
class _Side:
    """One of the two sides: who runs the probe, and how.

    Attributes:
        path: put before the module search path.
        limits: of each group: `cpu` and `wall`, in seconds.
        trace: the folder whose functions are watched; None watches nothing.
    """

    runner: Program
    program: str
    path: tuple[str, ...]
    timeout: float
    limits: Mapping[str, float]
    trace: str | None

    def ask(self, groups: Mapping[str, Sequence[Any]]) -> tuple[Answers, dict[str, object]]:
        """What `probe` comes to, and what each group executed below `trace`.

        Returns:
            For each case of each group the canonical JSON of `{"value": ...}` or of `"raised <type>"`, None where its
            process ended before it answered; and for each group what `_trace.traced` told.
        """
        order = list(groups)
        numbered = [[number, list(groups[name])] for number, name in enumerate(order)]
        job = {
            "program": self.program, "groups": numbered, "path": self.path, "nonce": _driver.MARK, "trace": self.trace,
            **self.limits,
        }  # fmt: skip
        options = {"reads": ()} if self.trace else {}
        driver = _TRACE.read_text(encoding="utf-8") + _DRIVER
        lines: dict[int, list[str]] = {}
        for text in _driver.ask(self.runner, driver, job, timeout=self.timeout, **options):
            with contextlib.suppress(ValueError, TypeError, RecursionError):
                number, line = json.loads(text)
                lines.setdefault(int(number), []).append(str(line))
        answers: Answers = {}
        executed: dict[str, object] = {}
        for number, name in enumerate(order):
            said, count = lines.get(number, []), len(groups[name])
            found = [_canonical(line) for line in said[:count]]
            answers[name] = found + [None] * (count - len(found))
            executed[name] = ALL
            with contextlib.suppress(IndexError, ValueError, KeyError, TypeError, RecursionError):
                executed[name] = json.loads(said[count])["executed"]
        return answers, executed

    def remembered(self, groups: Mapping[str, Sequence[Any]]) -> Answers:
        """The answers, each group asked once as long as the room is open; for trusted code only."""
        if not (_MEMO.is_dir() and os.access(_MEMO, os.W_OK)):
            return self.ask(groups)[0]
        files, found = {}, {}
        for group, cases in groups.items():
            key = hashlib.sha256(json.dumps([self.program, group, cases, self.path]).encode()).hexdigest()
            files[group] = _MEMO / f"reference-{key}.json"
            with contextlib.suppress(OSError, ValueError):
                found[group] = json.loads(files[group].read_text(encoding="utf-8"))
        missing = {group: cases for group, cases in groups.items() if group not in found}
        for group, answers in (self.ask(missing)[0] if missing else {}).items():
            found[group] = answers
            if None not in answers:
                files[group].write_text(json.dumps(answers), encoding="utf-8")
        return found


def _canonical(line: str) -> str | None:
    try:
        return json.dumps(json.loads(line), sort_keys=True)
    except (ValueError, RecursionError):
        return None


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    return text if len(text) <= 160 else text[:157] + "..."
