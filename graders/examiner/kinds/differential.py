"""The differential kind: the same probe on the artifact and on the reference, compared as text.

The probe runs in a process of its own on each side. Only JSON comes back, so that an object that
claims to equal everything has nobody to claim it to.
"""

import json
from collections.abc import Sequence
from typing import Any

from examiner.runner import Runner

_DRIVER = """
import json, os, sys
job = json.loads(sys.stdin.buffer.read())
out = os.fdopen(os.dup(1), "w", encoding="utf-8")
quiet = os.open(os.devnull, os.O_WRONLY)
os.dup2(quiet, 1)
sys.path[:0] = job["path"]
def dumps(value):
    return json.dumps(value, sort_keys=True, ensure_ascii=True)
scope = {"__name__": "probe"}
try:
    exec(compile(job["program"], "probe", "exec"), scope)
    failed = None
except BaseException as error:
    failed = "raised " + type(error).__name__
for case in job["cases"]:
    if failed:
        line = dumps(failed)
    else:
        try:
            line = dumps({"value": scope["probe"](case)})
        except BaseException as error:
            line = dumps("raised " + type(error).__name__)
    out.write(job["nonce"] + line + "\\n")
    out.flush()
out.close()
os._exit(0)
"""


def outcomes(
    runner: Runner, program: str, cases: Sequence[Any], *, path: Sequence[str], timeout: float = 20.0
) -> list[str | None]:
    """What `probe` of `program` comes to for each case.

    Args:
        runner: who runs it.
        program: Python source that defines `probe(case)`, which returns JSON-able primitives.
        cases: JSON-able inputs.
        path: put before the module search path.
        timeout: seconds for all cases together.

    Returns:
        For each case the canonical JSON of `{"value": ...}` or of `"raised <type>"`; None where the
        process ended before it answered.
    """
    job = {"program": program, "cases": list(cases), "path": list(path), "nonce": "\x1e"}
    done = runner.run(
        ["/usr/bin/python3", "-I", "-c", _DRIVER], stdin=json.dumps(job).encode(), timeout=timeout, cwd="/"
    )
    # Not splitlines(), which would also split at the mark itself.
    text = done.stdout.decode("utf-8", "replace")
    lines = [line[1:] for line in text.split("\n") if line.startswith("\x1e")]
    found: list[str | None] = []
    for line in lines[: len(cases)]:
        try:
            found.append(json.dumps(json.loads(line), sort_keys=True))
        except (ValueError, RecursionError):
            found.append(None)
    return found + [None] * (len(cases) - len(found))


def agree(
    exhibit: Runner,
    reference: Runner,
    program: str,
    cases: Sequence[Any],
    *,
    exhibit_path: Sequence[str] = ("/workspace",),
    reference_path: Sequence[str] = ("/grader/reference",),
    timeout: float = 20.0,
) -> None:
    """Fail unless the artifact answers every case as the reference does.

    Raises:
        AssertionError: they differ, or the artifact gave no answer.
        RuntimeError: the reference gave none, which is the task's fault.
    """
    if not cases:
        raise RuntimeError("a differential check without cases proves nothing")
    expected = outcomes(reference, program, cases, path=reference_path, timeout=timeout)
    if None in expected:
        raise RuntimeError("the reference gave no answer")
    found = outcomes(exhibit, program, cases, path=exhibit_path, timeout=timeout)
    for case, want, have in zip(cases, expected, found, strict=True):
        if have != want:
            raise AssertionError(f"for {_short(case)}: {_short(have)}, not {_short(want)}")


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    return text if len(text) <= 160 else text[:157] + "..."
