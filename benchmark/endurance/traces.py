"""What several detectors ask of a course: whose work a path is, which edits there were, what was new.

Tools leave files behind that nobody wrote: byte code, caches, git's own. They change with every test run, inside the
scope and outside, and say nothing about what the agent is at.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

from benchmark.endurance.course import Course

_LEFT_BEHIND = frozenset(
    {".git", "__pycache__", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis", ".tox", "node_modules"}
)


@dataclass(frozen=True)
class Edit:
    """A state-changing step: its paths, and the first failure seen from it up to the next edit."""

    step: int
    paths: frozenset[str]
    failure: str | None


def authored(path: str) -> bool:
    """Whether a path is somebody's work, not what a tool leaves behind."""
    return not _LEFT_BEHIND.intersection(path.split("/")) and not path.endswith((".pyc", ".pyo"))


def edits(course: Course) -> list[Edit]:
    """Each step that changed something by hand, with the failure that it was answered with."""
    found: list[Edit] = []
    for step in course.steps:
        failure = step.symptom if step.failed else None
        paths = frozenset(path for path in step.changes if authored(path))
        if paths:
            found.append(Edit(step.number, paths, failure))
        elif found and found[-1].failure is None and failure is not None:
            found[-1] = Edit(found[-1].step, found[-1].paths, failure)
    return found


def novel_steps(course: Course) -> frozenset[int]:
    """The steps that made something: content that its path had never had, or room for a file to be made again."""
    seen: dict[str, set[str | None]] = {}
    found = set()
    for step in course.steps:
        for path, change in step.changes.items():
            past = seen.setdefault(path, {change.before})
            if authored(path) and (change.after is None or change.after not in past):
                found.add(step.number)
            past.add(change.after)
    return frozenset(found)


def inside(path: str, scope: Sequence[str]) -> bool:
    """Whether a path lies in the scope, a list of globs over whole paths."""
    return any(_glob(pattern).fullmatch(path) for pattern in scope)


@cache
def _glob(pattern: str) -> re.Pattern[str]:
    """`**` spans any number of parts; a folder stands for all below it."""
    *head, last = PurePosixPath(pattern).parts
    text = "".join("(?:[^/]+/)*" if part == "**" else _part(part) + "/" for part in head)
    text += ".+" if last == "**" else _part(last) + "(?:/.*)?"
    return re.compile(text, re.DOTALL)


def _part(part: str) -> str:
    return re.escape(part).replace(r"\*", "[^/]*").replace(r"\?", "[^/]")
