"""Plays the reference."""

from benchmark.harness.scripted import Acts, Ending, Script


def acts(script: Script) -> Acts:
    """One act an action; stops at the first that fails, since the next would build on it."""
    for number, action in enumerate(script.reference.actions, 1):
        result = yield action.shell()
        if result.status != 0:
            return Ending(exit_code=1, claimed_done=False, detail=f"action {number} ended with {result.status}")
    return Ending(detail="every action of the reference was played")
