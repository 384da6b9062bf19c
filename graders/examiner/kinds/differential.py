"""The differential kind: the same probe on the artifact and on the reference, compared as text.

The probe runs in processes of its own on each side, one for each group of cases, so that one that hangs, dies or
remembers costs only its group. Only JSON comes back, so that an object that claims to equal everything has nobody
to claim it to. What the reference says is asked once a room. A group that differed on the tree before is first asked
the case that differed, alone: if it still does, that decides, for one case's price.
"""

import contextlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from examiner.kinds import _driver
from examiner.kinds._driver import Program
from examiner.memory import Memory, again
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
CPU = 10
WALL = 60.0


@dataclass(frozen=True)
class Finding:
    """What came of one group.

    Attributes:
        count: how many cases were asked.
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
    memory = Memory([program, reference_path])
    trusted = _Side(reference, program, tuple(reference_path), timeout, limits, trace=None)
    tried = _Side(exhibit, program, tuple(exhibit_path), timeout, limits, trace=exhibit_path[0])
    expected = _remembered(memory, trusted, groups)
    dumb = [group for group, answers in expected.items() if None in answers]
    if dumb:
        raise RuntimeError(f"the reference gave no answer for {dumb[0]}")
    findings = _again(memory, tried, groups, expected) if again() else {}
    missing = {group: cases for group, cases in groups.items() if group not in findings}
    for group, (found, executed) in (tried.ask(missing) if missing else {}).items():
        cases = groups[group]
        differing = [number for number, have in enumerate(found) if have != expected[group][number]]
        # A case that was answered is the better witness: one without an answer may have cost all the time there was.
        answered = [number for number in differing if found[number] is not None]
        memory.put("witness", [group, cases], next(iter(answered + differing), None))
        findings[group] = Finding(
            count=len(found),
            differing=tuple((cases[number], found[number], expected[group][number] or "") for number in differing),
            reads=of_trace(executed),
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


Answers = list[str | None]
"""For each case the canonical JSON of `{"value": ...}` or of `"raised <type>"`; None: the process ended before."""


def _again(
    memory: Memory, tried: "_Side", groups: Mapping[str, Sequence[Any]], expected: Mapping[str, Answers]
) -> dict[str, Finding]:
    """The groups that differ still, by the case by which they were last seen to; each alone in its process."""
    witnesses = {group: memory.get("witness", [group, cases]) for group, cases in groups.items()}
    asked = {group: [groups[group][number]] for group, number in witnesses.items() if number is not None}
    findings = {}
    for group, ([have], executed) in (tried.ask(asked) if asked else {}).items():
        want = expected[group][witnesses[group]] or ""
        if have != want:
            case = (asked[group][0], have, want)
            findings[group] = Finding(count=1, differing=(case,), reads=of_trace(executed))
    return findings


def _remembered(memory: Memory, trusted: "_Side", groups: Mapping[str, Sequence[Any]]) -> dict[str, Answers]:
    """What the reference answers, each group asked once as long as the room is open."""
    found = {group: memory.get("reference", [group, cases]) for group, cases in groups.items()}
    missing = {group: groups[group] for group, answers in found.items() if answers is None}
    for group, (answers, _) in (trusted.ask(missing) if missing else {}).items():
        found[group] = answers
        if None not in answers:
            memory.put("reference", [group, groups[group]], answers)
    return found


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

    def ask(self, groups: Mapping[str, Sequence[Any]]) -> dict[str, tuple[Answers, object]]:
        """What `probe` comes to for each case of each group, and what `_trace.traced` told of the group."""
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
        answers: dict[str, tuple[Answers, object]] = {}
        for number, name in enumerate(order):
            said, count = lines.get(number, []), len(groups[name])
            found = [_canonical(line) for line in said[:count]]
            executed: object = ALL
            with contextlib.suppress(IndexError, ValueError, KeyError, TypeError, RecursionError):
                executed = json.loads(said[count])["executed"]
            answers[name] = found + [None] * (count - len(found)), executed
        return answers


def _canonical(line: str) -> str | None:
    try:
        return json.dumps(json.loads(line), sort_keys=True)
    except (ValueError, RecursionError):
        return None


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    return text if len(text) <= 160 else text[:157] + "..."
