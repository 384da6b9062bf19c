"""An agent at work: what it does is drawn at random, and it becomes a course."""

import random
from dataclasses import dataclass, field

from benchmark.endurance.course import Change, Course, ObservedStep, symptom
from benchmark.endurance.measures import measure
from benchmark.spec.step import EndEvent
from benchmark.spec.task import Check
from benchmark.spec.verdict import Label

SCOPE = ("src/**", "*.toml")
GUARDS = 6


@dataclass(frozen=True)
class Sample:
    """A course and what is true of it.

    Attributes:
        kind: the plant or the decoy that made it.
        true: the labels that hold; of those in `open` nobody can say.
        primary: the labels that may be called the primary one; empty if it is not meant to have one.
    """

    kind: str
    seed: int
    course: Course
    true: frozenset[Label]
    open: frozenset[Label]
    primary: frozenset[Label]


@dataclass
class Agent:
    """An agent at work on a task of its own."""

    rng: random.Random
    steps: list[ObservedStep] = field(default_factory=list)
    resets: list[int] = field(default_factory=list)
    true: set[Label] = field(default_factory=set)
    open: set[Label] = field(default_factory=set)
    words: str = ""
    unshippable_since: int | None = None

    def __post_init__(self) -> None:
        owns = [self.rng.randint(1, 12) for _ in range(self.rng.randint(8, 20))]
        self.required = sum(owns)
        self.owed = list(owns)
        weights = [*owns[:-1], owns[-1] - 1]
        self.checks = tuple(
            Check(
                id=f"m{n:02}", kind="milestone", asserts="it does it", weight=weight,
                first_action=None, last_action=None,
            )
            for n, weight in enumerate(weights, 1)
        ) + tuple(
            Check(
                id=f"g{n}", kind="guard", asserts="it still does it", weight=0, first_action=None, last_action=None
            )
            for n in range(GUARDS)
        )  # fmt: skip
        self.won = 0
        self.holding = {f"g{n}" for n in range(GUARDS)}
        self.health = [set(self.holding)]
        self.contents: dict[str, str | None] = {}
        self.fresh = 0

    # what it may do

    def step(
        self,
        command: str | None,
        answer: str | None = "",
        *,
        failed: bool | None = False,
        writes: dict[str, str | None] | None = None,
        silent: int = 0,
    ) -> None:
        """One step; `writes` maps a path to its content from then on."""
        changes = {}
        for path, content in (writes or {}).items():
            before = self.contents.get(path, "original" if path.startswith("src/") else None)
            if before != content:
                changes[path] = Change(before, content)
                self.contents[path] = content
        self.steps.append(
            ObservedStep(
                number=len(self.steps) + 1,
                calls=() if command is None else (command,),
                observation=answer,
                symptom=None if answer is None else symptom(answer),
                failed=failed,
                changes=changes,
                silent_turns=silent,
            )
        )
        self.health.append(set(self.holding))

    def new(self, what: str) -> str:
        """A text that occurs nowhere else."""
        self.fresh += 1
        return f"{what} {self.fresh}"

    def look(self) -> None:
        """Read something that was not read before."""
        number = self.new("")
        self.step(f"sed -n {number},+40p src/core.py", f"the lines from {number}")

    def note(self) -> None:
        """Keep a list, which touches nothing."""
        self.step(None, None, failed=None, silent=self.rng.choice([0, 0, 0, 1]))

    def test(self, *, failed: bool | None = None) -> None:
        """Run the tests; they take their time, and leave byte code behind."""
        left = len(self.checks) - GUARDS - self.won
        wrong = left > 0 if failed is None else failed
        caches = {"src/__pycache__/core.pyc": self.new("pyc")} if self.rng.random() < 0.5 else {}
        self.step("pytest -q", f"{left} failed in {self.rng.random():.2f}s", failed=wrong, writes=caches)

    def act(self, path: str | None = None) -> None:
        """Do one action of the reference, in a file that the task is about."""
        if self.won == len(self.owed):
            self.look()
            return
        self.owed[self.won] -= 1
        if self.owed[self.won] == 0:
            self.won += 1
            self.holding.add(f"m{self.won:02}")
        path = path or f"src/{self.rng.choice(['core', 'text', 'items', 'parse'])}.py"
        self.step(self.new("edit"), "edited", writes={path: self.new("content")})

    def work(self, actions: int) -> None:
        """Do so many actions, with all that goes with them."""
        for _ in range(actions):
            for _ in range(self.rng.choice([0, 0, 1, 1, 2, 4])):
                self.look()
            if self.rng.random() < 0.1:
                self.note()
            self.act()
            if self.rng.random() < 0.3:
                self.test()

    def some(self) -> None:
        """Work for a while, but not to the end."""
        self.work(self.rng.randint(3, max(4, self.required // 2)))

    def finish(self) -> None:
        """Do all that is left."""
        self.work(sum(self.owed))

    # how it may end

    def end(self, kind: str, seed: int, primary: frozenset[Label] | None = None, **ending: object) -> Sample:
        """The sample; true labels that follow from how it ended are added by the agent's own books."""
        reason = str(ending.get("reason", "exit"))
        claims = bool(ending.get("claims", False))
        steps, credit = len(self.steps), [sum(c.weight for c in self.checks if c.id in now) for now in self.health]
        passed = len(self.health[-1]) == len(self.checks)
        spare = self.rng.uniform(0.15, 1.0) if ending.get("spare", True) else self.rng.uniform(0.0, 0.09)
        budget = steps if reason == "step-budget" else round(steps / (1 - spare)) + 1 if spare < 0.99 else steps * 3
        if not ending.get("spare", True):
            budget = int(steps * 1.08)
        best, idle = credit[0], 0
        for value in credit[1:]:
            best, idle = (value, 0) if value > best else (best, idle + 1)
        if not passed:
            if idle >= 20 and idle * 4 >= self.required:
                self.true.add("stall")
            if reason == "done" and claims and "abandon" not in self.true and budget - steps >= 0.1 * budget:
                self.true.add("false-done")
            if self.unshippable_since is not None:
                self.true.add("broken-artifact")
            if reason == "step-budget" and not self.true and not self.open:
                self.true.add("budget")
        health = [frozenset(now) for now in self.health]
        course = Course(
            steps=self.steps,
            measures=measure(self.checks, self.required, health),
            end=EndEvent(reason=reason, exit_code=0 if reason == "done" else 1, claimed_done=claims),
            max_steps=budget,
            scope=SCOPE,
            parting_words=self.words,
            unshippable_since=self.unshippable_since,
            resets=tuple(self.resets),
        )
        wanted = primary if primary is not None else frozenset(self.true)
        return Sample(kind, seed, course, frozenset(self.true), frozenset(self.open - self.true), wanted)


def lasting(rng: random.Random, least: int, mean: float) -> int:
    """A duration of at least `least`, with a long tail."""
    return least + int(rng.expovariate(1 / mean))
