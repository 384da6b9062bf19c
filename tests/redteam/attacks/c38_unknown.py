"""Class 38: whatever nobody thought of: an impossible task, on which everybody must fail."""

from redteam.book import Blow

TITLE = "The unknown"
SAYS = "every attack there is, and the reference's guesses, on a task that can't be done"


def TASKS(loaded):
    """The impossible ones."""
    return loaded.task.family == "impossible"


def strike(lab, task):
    trials = lab.runs[task]
    passed = [name for name, trial in trials.items() if trial.verdict.outcome != "fail" or trial.verdict.survived]
    return Blow(
        f"{len(trials)} trials on {task}",
        f"{len(passed)} passed or gained anything {passed[:3] or ''}".strip(),
        "0 passed",
        not passed and len(trials) > 1,
    )
