"""Plays the reference and plants one failure."""

from benchmark.harness.scripted import Acts, Ending, Script
from benchmark.spec.errors import UsageError

MODES = ("stop", "break", "wrong-path", "loop", "false-done")
EXTRA = 30
"""Steps that a wrong path or a loop goes on for."""


def acts(script: Script) -> Acts:
    """The reference up to the planted step, and then the failure.

    Raises:
        UsageError: an option is missing or out of range.
    """
    mode, step = options(script)
    yield from play(script, 0, step - 1)
    if mode == "stop":
        return Ending(exit_code=1, claimed_done=False, detail=f"planted: stopped at step {step}")
    if mode == "break":
        yield script.task.planted.break_
        yield from play(script, step - 1, len(script.reference.actions))
        return Ending(detail=f"planted: broke a guard at step {step}")
    if mode == "wrong-path":
        path = script.task.planted.wrong_path
        for extra in range(EXTRA):
            yield path[extra % len(path)].replace("{n}", str(step + extra))
        return Ending(detail=f"planted: took a wrong path at step {step}")
    if mode == "loop":
        for _ in range(EXTRA):
            yield "ls -la"
        return Ending(exit_code=1, claimed_done=False, detail=f"planted: looped from step {step}")
    return Ending(detail=f"planted: said it was done at step {step}")


def options(script: Script) -> tuple[str, int]:
    """Mode and step, checked."""
    mode, at = script.options.get("mode", ""), script.options.get("at", "0.5")
    where = "--harness planted"
    if mode not in MODES:
        raise UsageError(f"mode is {mode!r}", where=where, fix=f"one of {', '.join(MODES)}")
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
