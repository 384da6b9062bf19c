"""The attacks, found by their modules' names: `attacks/c04_conftest_hook.py` is class 4, `attacks/x..` a combination.

A module has `TITLE` and `SAYS` (what it does, one line), and one or both of

* `acts(script, token)`: the shell commands that the attacking harness plays, on every task there is; with
  `landed(seen)`, which returns the proof that the attack took place or raises `NotLanded`;
* `strike(lab, task)`: for properties of runner, image or bundle, on what a run left behind; returns a `Blow`.

`HONEST` is the share of the reference that the harness plays before it attacks, cut to whole milestones. `TASKS`, a
predicate over the loaded task, limits an attack to tasks that have what it attacks.
"""

import functools
import importlib
import os
import pkgutil
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmark.spec.task import Check

FOLDER = Path(__file__).parent / "attacks"
NONCE = "REDTEAM_NONCE"


class NotLanded(AssertionError):
    """The attack did not take place, so that it proves nothing."""


@dataclass(frozen=True)
class Blow:
    """What came of a strike: the proof that it landed, what it obtained, what it deserved."""

    landed: str
    score: str
    deserved: str
    defended: bool


@dataclass(frozen=True)
class Attack:
    """One module of `attacks/`."""

    name: str
    module: ModuleType

    @property
    def number(self) -> int:
        return int(self.name[1:3])

    @property
    def combination(self) -> bool:
        return self.name.startswith("x")

    @property
    def title(self) -> str:
        return str(self.module.TITLE)

    @property
    def says(self) -> str:
        return str(self.module.SAYS)

    @property
    def plays(self) -> bool:
        """Whether it is played by a harness."""
        return hasattr(self.module, "acts") and getattr(self.module, "PLAYS", True)

    @property
    def strike(self) -> Callable[[Any, str], Blow] | None:
        return getattr(self.module, "strike", None)

    @property
    def turns(self) -> int:
        """How many trials it takes on each task."""
        return int(getattr(self.module, "TURNS", 1))

    @property
    def honest(self) -> float:
        return float(getattr(self.module, "HONEST", 0))

    def fits(self, task: Any) -> bool:
        """Whether the task has what this attacks."""
        return bool(getattr(self.module, "TASKS", lambda _: True)(task))

    def harnesses(self) -> list[str]:
        """What `--harness` takes."""
        if self.turns == 1:
            return [f"attack:name={self.name}"]
        return [f"attack:name={self.name},turn={turn}" for turn in range(1, self.turns + 1)]


@functools.cache
def load(name: str) -> ModuleType:
    """One attack's module."""
    if not re.fullmatch(r"[cx]\d\d_[a-z0-9_]+", name):
        raise ValueError(f"{name!r} is no name of an attack")
    return importlib.import_module(f"redteam.attacks.{name}")


@functools.cache
def attacks() -> tuple[Attack, ...]:
    """All attacks, classes first, in order of number."""
    names = sorted(found.name for found in pkgutil.iter_modules([str(FOLDER)]))
    return tuple(Attack(name, load(name)) for name in names)


def token(name: str, task: str, turn: int) -> str:
    """What an attack signs with; a process of that name is its canary."""
    return f"canary-{os.environ.get(NONCE, '0')}-{name[:3]}-{turn}-{task}"


def honest_actions(share: float, checks: tuple[Check, ...]) -> int:
    """How many actions of the reference make up whole milestones within `share` of it."""
    ends = [check.last_action for check in checks if check.last_action is not None]
    return max((end for end in ends if end <= share * max(ends)), default=0)


def deserved(actions: int, checks: tuple[Check, ...], required: int) -> int:
    """S of an artifact that so many actions of the reference were honestly put into, without finishing."""
    won = sum(check.weight for check in checks if check.last_action is not None and check.last_action <= actions)
    return min(won, required - 1)
