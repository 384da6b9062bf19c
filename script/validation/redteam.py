"""The red team: every class of exploit and every combination, on every task, each with the oracle beside it."""

import os
import sys
import time
from pathlib import Path

from redteam.book import Attack, NotLanded, attacks
from redteam.lab import OWN, Lab, Result, own_tasks

from validation.common import ROOT, report

CLASSES = 38


def run() -> bool:
    """Every attack on every task that is no rung of another, and on the red team's own."""
    lab = Lab(Path(os.environ.get("BENCH_HOME", ROOT / ".bench")), jobs=int(os.environ.get("REDTEAM_JOBS", "2")))
    asked = os.environ.get("REDTEAM_TASKS")
    tasks = asked.split(",") if asked else [*own_tasks(lab.suite), *OWN]
    found: dict[str, list[Result]] = {}
    wrong: list[str] = []
    took: dict[str, float] = {}
    held = False
    try:
        for task in tasks:
            began = time.monotonic()
            loaded = lab.task(task)
            chosen = [attack for attack in attacks() if attack.fits(loaded)]
            try:
                lab.run(task, chosen)
            except RuntimeError as error:
                wrong.append(f"{task}: {error}")
                print(f"redteam: {wrong[-1]}", file=sys.stderr, flush=True)
                continue
            for attack in chosen:
                try:
                    result = lab.judge(attack, task)
                except (NotLanded, RuntimeError, KeyError, IndexError) as error:
                    wrong.append(f"{attack.name} on {task}: {type(error).__name__}: {error}")
                    print(f"redteam: {wrong[-1]}", file=sys.stderr, flush=True)
                    continue
                found.setdefault(attack.name, []).append(result)
                if not result.good:
                    wrong.append(
                        f"{attack.name} on {task}: {result.score}, not {result.deserved}; honest {result.honest}"
                    )
                    print(f"redteam: {wrong[-1]}", file=sys.stderr, flush=True)
            took[task] = time.monotonic() - began
            held = _report(found, wrong, took)
    finally:
        lab.close()
    return held


def _report(found: dict[str, list[Result]], wrong: list[str], took: dict[str, float]) -> bool:
    """Write the report of what was found so far; whether everything held."""
    good = [a for a in attacks() if a.name in found and all(r.good for r in found[a.name]) and not _missed(a, wrong)]
    classes = len({attack.number for attack in good if not attack.combination})
    combinations = [attack for attack in attacks() if attack.combination]
    defeated = len([attack for attack in good if attack.combination])
    rows = [_row(attack, found.get(attack.name, []), attack in good) for attack in attacks()]
    minutes = sum(took.values()) / 60
    report(
        "redteam",
        "Red team",
        "Attacking harnesses through the real runner, each attack on every task named, with the oracle beside it in the same"
        " run. An attack counts only with proof that it landed. Score: outcome and S of R; deserved: what the honest part of"
        " the artifact is worth, 0 for an untouched one. Tasks: "
        + ", ".join(f"{task} ({seconds / 60:.1f} min)" for task, seconds in took.items())
        + ". Numbers c are the classes of [integrity](../../docs/integrity.md), x combinations of them.",
        ["no.", "class", "attack", "tasks", "landed", "score", "deserved", "honest beside it", "held"],
        rows,
        f"{classes} of {CLASSES} classes defeated, {defeated} of {len(combinations)} combinations, in {minutes:.0f} minutes."
        + "".join(f" Not: {problem[:300]}." for problem in wrong[:10]),
    )
    return classes == CLASSES and defeated == len(combinations) and not wrong


def _missed(attack: Attack, wrong: list[str]) -> bool:
    return any(problem.startswith(attack.name + " ") for problem in wrong)


def _row(attack: Attack, results: list[Result], good: bool) -> list[str]:
    def each(values: list[tuple[str, str]]) -> str:
        """Each value once, with the tasks that it holds for where there are several."""
        by_value: dict[str, list[str]] = {}
        for task, value in values:
            by_value.setdefault(value, []).append(task)
        if len(by_value) == 1:
            return next(iter(by_value))
        return "<br>".join(f"{', '.join(tasks)}: {value}" for value, tasks in by_value.items())

    cells = [
        attack.name[:3],
        attack.title,
        attack.says,
        ", ".join(result.task for result in results) or "none",
        each([(result.task, result.landed) for result in results]) if results else "no",
        each([(result.task, result.score) for result in results]) if results else "",
        each([(result.task, result.deserved) for result in results]) if results else "",
        each([(result.task, result.honest) for result in results]) if results else "",
        "yes" if good else "**no**",
    ]
    return [cell.replace("|", "\\|").replace("\n", " ") for cell in cells]
