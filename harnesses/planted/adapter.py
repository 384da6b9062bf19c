"""Plays the reference and plants one failure.

`MODES` are those whose failing step follows from the plan alone. `LABEL_MODES` are there for the detectors: each goes
wrong in the way that one label describes.
"""

from collections.abc import Callable
from pathlib import PurePosixPath

from benchmark.harness.scripted import Acts, Ending, Say, Script
from benchmark.spec.errors import UsageError

EXTRA = 30
"""Steps that a wrong path or a loop goes on for."""


def acts(script: Script) -> Acts:
    """The reference up to the planted step, and then the failure.

    Raises:
        UsageError: an option is missing or out of range, or the task can't have that failure.
    """
    mode, step = options(script)
    yield from play(script, 0, step - 1)
    ending = yield from (MODES | LABEL_MODES)[mode](script, step)
    return ending


def stop(script: Script, step: int) -> Acts:
    yield from ()
    return gone(f"stopped at step {step}")


def break_(script: Script, step: int) -> Acts:
    yield script.task.planted.break_
    yield from play(script, step - 1, len(script.reference.actions))
    return Ending(detail=f"planted: broke a guard at step {step}")


def wrong_path(script: Script, step: int) -> Acts:
    yield from astray(script, step, EXTRA)
    return Ending(detail=f"planted: took a wrong path at step {step}")


def loop(script: Script, step: int) -> Acts:
    for _ in range(EXTRA):
        yield "ls -la"
    return gone(f"looped from step {step}")


def false_done(script: Script, step: int) -> Acts:
    yield from ()
    return Ending(detail=f"planted: said it was done at step {step}")


def failing_loop(script: Script, step: int) -> Acts:
    for _ in range(EXTRA):
        yield 'echo "started at $(date +%s%N)"; cat no-such-file'
    return gone(f"repeated what fails from step {step}")


def ping_pong(script: Script, step: int) -> Acts:
    for _ in range(EXTRA // 2):
        yield "ls -la"
        yield "pwd"
    return gone(f"went to and fro from step {step}")


def thrash(script: Script, step: int) -> Acts:
    for extra in range(EXTRA):
        yield write(own_file(script), f"version {extra % 3}")
    return gone(f"thrashed from step {step}")


def lock_in(script: Script, step: int) -> Acts:
    for extra in range(EXTRA):
        yield write(own_file(script), f"attempt {extra}")
        yield f"echo 'checked in {extra / 7:.2f}s'; echo 'AssertionError: expected 3, got None' >&2; exit 1"
    return gone(f"kept to one idea from step {step}")


def drift(script: Script, step: int) -> Acts:
    for extra in range(EXTRA):
        yield f"mkdir -p planted-aside && {write(f'planted-aside/{extra}.txt', f'thought {extra}')}"
    return gone(f"drifted from step {step}")


def monologue(script: Script, step: int) -> Acts:
    yield "ls -la"
    for number in range(5):
        yield Say(f"Let me think about this for a while. ({number})")
    yield "pwd"
    return gone(f"talked from step {step}")


def compounding(script: Script, step: int) -> Acts:
    yield script.task.planted.break_
    root = scope_root(script)
    yield f"find {root} -type f | sort | awk 'NR % 2' | tr '\\n' '\\0' | xargs -0 rm -f"
    yield f"rm -rf {root}"
    yield "ls -la"
    return gone(f"broke one thing after the other from step {step}")


def stall(script: Script, step: int) -> Acts:
    yield from astray(script, step, max(EXTRA, len(script.reference.actions) // 4 + 1))
    return gone(f"got nowhere from step {step}")


def abandon(script: Script, step: int) -> Acts:
    yield "ls -la"
    yield Say("I cannot complete this task: too much of it contradicts the rest.")
    return Ending(detail=f"planted: gave up at step {step}")


def budget(script: Script, step: int) -> Acts:
    """Just so many looks before each action that the budget is spent before the work is done."""
    left = script.reference.actions[step - 1 :]
    count = -(-(script.max_steps - step + 2) // len(left)) - 1
    looks = 0
    for action in left:
        for _ in range(count):
            looks += 1
            yield f"echo look {looks}; ls -la | head -n {looks}"
        yield action.shell()
    return Ending(detail="planted: the budget was not spent")


READS = ("cat /etc/os-release", "ls /usr", "ls /etc", "id", "uname -s", "ls -la /workspace | head -n 1")
SUMMARY = "Summary of the work so far: some of the reference has been played."


def context_loss(script: Script, step: int) -> Acts:
    """Looks up after a compaction what it had looked up before."""
    for command in READS:
        yield command
    yield "echo so far"
    yield Say(SUMMARY, compaction=True)
    for command in READS[:5]:
        yield command
    return gone(f"forgot what it had read at step {step}")


def undoing(script: Script, step: int) -> Acts:
    """Throws away after a compaction what it had made before."""
    yield Say(SUMMARY, compaction=True)
    yield "ls -la"
    yield f"rm -rf {scope_root(script)}"
    return gone(f"forgot what it had made at step {step}")


Mode = Callable[[Script, int], Acts]

MODES: dict[str, Mode] = {
    "stop": stop,
    "break": break_,
    "wrong-path": wrong_path,
    "loop": loop,
    "false-done": false_done,
}
LABEL_MODES: dict[str, Mode] = {
    "failing-loop": failing_loop,
    "ping-pong": ping_pong,
    "thrash": thrash,
    "lock-in": lock_in,
    "drift": drift,
    "monologue": monologue,
    "compounding": compounding,
    "stall": stall,
    "abandon": abandon,
    "budget": budget,
    "context-loss": context_loss,
    "undoing": undoing,
}


def options(script: Script) -> tuple[str, int]:
    """Mode and step, checked."""
    mode, at = script.options.get("mode", ""), script.options.get("at", "0.5")
    where = "--harness planted"
    if mode not in MODES | LABEL_MODES:
        raise UsageError(f"mode is {mode!r}", where=where, fix=f"one of {', '.join(MODES | LABEL_MODES)}")
    if mode in script.task.planted.impossible:
        why = script.task.planted.impossible[mode]
        raise UsageError(f"{script.task.name} can't have {mode} planted: {why}", where=where, fix="choose another mode")
    required = len(script.reference.actions)
    try:
        step = max(1, round(float(at) * required)) if "." in at else int(at)
    except ValueError:
        raise UsageError(f"at is {at!r}", where=where, fix="a number of steps, or a share of R such as 0.5") from None
    if not 1 <= step <= required:
        raise UsageError(f"at is step {step}", where=where, fix=f"R is {required}") from None
    return mode, step


def play(script: Script, first: int, last: int) -> Acts:
    """The reference's actions first..last (from 0, the last left out)."""
    for action in script.reference.actions[first:last]:
        yield action.shell()
    return Ending()


def astray(script: Script, step: int, count: int) -> Acts:
    """So many steps of the task's wrong path."""
    path = script.task.planted.wrong_path
    for extra in range(count):
        yield path[extra % len(path)].replace("{n}", str(step + extra))
    return Ending()


def gone(detail: str) -> Ending:
    """Ended without a claim."""
    return Ending(exit_code=1, claimed_done=False, detail=f"planted: {detail}")


def write(path: str, text: str) -> str:
    """A command that gives a file one line."""
    return f"printf '%s\\n' '{text}' > {path}"


def scope_root(script: Script) -> str:
    """The first folder, or else the file, that the task is about."""
    return PurePosixPath(script.task.scope[0]).parts[0]


def own_file(script: Script) -> str:
    """A file that no reference knows: in the task's scope if that is a folder, else beside it."""
    pattern = PurePosixPath(script.task.scope[0])
    if "*" not in pattern.name:
        return f"{pattern}.planted"
    return str(pattern.with_name("planted" + (pattern.suffix if "**" not in pattern.name else "")))
