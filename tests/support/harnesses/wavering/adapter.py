"""Plays the reference and wavers: up to three of its edits are undone at a time, and all are redone by the end."""

import random

from benchmark.harness.scripted import Acts, Ending, Script
from benchmark.spec.action import Action, Edit
from benchmark.spec.errors import UsageError

AT_ONCE = 3
"""Edits that are undone at the same time, at most."""


def acts(script: Script) -> Acts:
    """The reference's edits in order, with pairs of undoing and redoing strewn in.

    Raises:
        UsageError: the reference has other actions than edits.
    """
    actions, rng = script.reference.actions, random.Random(int(script.options.get("seed", "1")))
    if any(action.edit is None for action in actions):
        raise UsageError("only edits can be undone", where="--harness wavering", fix="choose a task of edits alone")
    steps = int(script.options.get("steps", str(script.max_steps)))
    detours = max(0, (steps - len(actions)) // 2)
    done: list[Action] = []
    undone: list[Action] = []
    for number, action in enumerate(actions, 1):
        yield action.shell()
        done.append(action)
        due = detours * number // len(actions) - detours * (number - 1) // len(actions)
        moves = ["undo"] * due + ["redo"] * due
        while moves:
            # An edit is only undone behind the last one of its file, so that every text is found again.
            free = [one for one in done if one not in undone and not _covered(one, done)]
            if len(undone) < AT_ONCE and "undo" in moves and free and (not undone or rng.random() < 0.6):
                chosen = rng.choice(free)
                undone.append(chosen)
                moves.remove("undo")
                yield _inverse(chosen).shell()
            elif undone:
                yield undone.pop(rng.randrange(len(undone))).shell()
                moves.remove("redo")
            else:
                break
        for one in undone:
            yield one.shell()
        undone.clear()
    return Ending()


def _covered(action: Action, done: list[Action]) -> bool:
    """Whether a later edit changed what this one wrote."""
    mine = action.edit
    later = [one.edit for one in done[done.index(action) + 1 :]]
    return any(
        mine is not None and edit is not None and edit.path == mine.path and (edit.old in mine.new or not mine.new)
        for edit in later
    )


def _inverse(action: Action) -> Action:
    edit = action.edit
    if edit is None:
        raise ValueError("only edits can be undone")
    return Action(title=f"undo: {action.title}", edit=Edit(path=edit.path, old=edit.new, new=edit.old))
