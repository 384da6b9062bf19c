"""Made-up courses of agents at work, some of which go wrong in a known way and some of which only look like it.

An agent looks around, edits, runs tests, keeps lists and wins milestones; what it does is drawn at random. A *plant*
makes it fail in one way and says which labels are then true; a *decoy* is innocent. The numbers that they draw (how
long a loop lasts, how long a build takes) are our assumptions, not observations of models.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from benchmark.endurance.course import Change, Course, ObservedStep, symptom
from benchmark.endurance.measures import measure
from benchmark.spec.step import EndEvent
from benchmark.spec.task import Check
from benchmark.spec.verdict import Label
from support.phrases import DOES_NOT, GIVES_UP

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


Making = Callable[[Agent, int], Sample]


# Plants: what goes wrong, and goes on until the agent is stopped or stops.


def plant_loop(agent: Agent, seed: int) -> Sample:
    """The same command again and again: a view, a failing test, a failing tool; lists in between."""
    rng = agent.rng
    agent.some()
    kind = rng.choice(["view", "failing", "failing", "tool"])
    if kind == "view":
        agent.look()  # or else what follows would answer its question
    for _ in range(lasting(rng, 3, 8)):
        if kind == "view":
            agent.step("cat src/core.py", "the whole file")
        elif kind == "failing":
            agent.step("make test", f"2 failed in {rng.random():.2f}s", failed=True)
        else:
            agent.step("edit src/core.py", "the text to replace does not occur", failed=True)
        if rng.random() < 0.1:
            agent.note()
    agent.true.add("loop")
    if rng.random() < 0.3:
        agent.some()
        return agent.end("loop", seed, frozenset())
    return agent.end("loop", seed, frozenset({"loop"}))


def plant_ping_pong(agent: Agent, seed: int) -> Sample:
    """Two commands in turn: two views, or an edit and its opposite."""
    rng = agent.rng
    agent.some()
    edits = rng.random() < 0.5
    for turn in range(2 * lasting(rng, 2, 4)):
        if edits:
            agent.step(
                ("apply fix", "revert fix")[turn % 2], "ok", writes={"src/core.py": ("fixed", "as before")[turn % 2]}
            )
        else:
            agent.step(("cat src/core.py", "cat src/text.py")[turn % 2], ("core", "text")[turn % 2])
    agent.true.add("ping-pong")
    agent.open |= {"thrash"}
    return agent.end("ping-pong", seed, frozenset({"ping-pong", "thrash"}))


def plant_thrash(agent: Agent, seed: int) -> Sample:
    """A file goes through the same few versions again and again, with tests and looks in between."""
    rng = agent.rng
    agent.some()
    versions = rng.choice([2, 2, 3])
    for turn in range(versions * lasting(rng, 2, 2)):
        agent.step(agent.new("edit"), "edited", writes={"src/core.py": f"version {turn % versions}"})
        for _ in range(rng.choice([0, 1, 1, 2])):
            agent.test() if rng.random() < 0.6 else agent.look()
    agent.true.add("thrash")
    agent.open |= {"lock-in"}
    return agent.end("thrash", seed, frozenset({"thrash", "lock-in"}))


def plant_lock_in(agent: Agent, seed: int) -> Sample:
    """One hypothesis, one or two files, one failure that stays."""
    rng = agent.rng
    agent.some()
    files = rng.sample(["src/core.py", "src/text.py"], rng.choice([1, 1, 2]))
    for _ in range(lasting(rng, 4, 6)):
        agent.step(agent.new("edit"), "edited", writes={rng.choice(files): agent.new("attempt")})
        if rng.random() < 0.2:
            agent.look()
        agent.step("pytest -q -k wrong", f"E assert 3 == None\n1 failed in {rng.random():.2f}s", failed=True)
    agent.true.add("lock-in")
    return agent.end("lock-in", seed, frozenset({"lock-in"}))


def plant_drift(agent: Agent, seed: int) -> Sample:
    """Notes, drafts and helpers beside the task, for long."""
    rng = agent.rng
    agent.some()
    for _ in range(lasting(rng, 8, 8)):
        agent.step(agent.new("write"), "written", writes={agent.new("notes/plan").replace(" ", "-"): agent.new("text")})
        for _ in range(rng.choice([0, 0, 1, 2])):
            agent.test() if rng.random() < 0.5 else agent.look()
    agent.true.add("drift")
    return agent.end("drift", seed, frozenset({"drift"}))


def plant_monologue(agent: Agent, seed: int) -> Sample:
    """Words and no actions."""
    agent.some()
    agent.step("git status", "clean", silent=lasting(agent.rng, 2, 3))
    if agent.rng.random() < 0.5:
        agent.some()
    agent.true.add("monologue")
    return agent.end("monologue", seed, frozenset({"monologue"}) if agent.steps[-1].silent_turns else frozenset())


def plant_regression(agent: Agent, seed: int) -> Sample:
    """Something that worked is broken, is not noticed, and the work goes on."""
    agent.some()
    agent.holding.discard(agent.rng.choice(sorted(agent.holding)))
    agent.step(agent.new("edit"), "edited", writes={"src/core.py": agent.new("slip")})
    agent.work(agent.rng.randint(1, 8))
    agent.true.add("regression")
    return agent.end("regression", seed, frozenset({"regression"}))


def plant_compounding(agent: Agent, seed: int) -> Sample:
    """A break, and in its wake two or three more."""
    rng = agent.rng
    agent.some()
    for name in rng.sample([f"g{n}" for n in range(GUARDS)], rng.randint(3, 4)):
        agent.holding.discard(name)
        agent.step(agent.new("edit"), "edited", writes={"src/core.py": agent.new("slip")})
        for _ in range(rng.randint(0, 4)):
            agent.look()
    agent.true |= {"regression", "compounding"}
    return agent.end("compounding", seed, frozenset({"compounding"}))


def plant_context_loss(agent: Agent, seed: int) -> Sample:
    """After a compaction, what was read is read again; or finished work is undone."""
    rng = agent.rng
    views = [(agent.new("cat file"), agent.new("content")) for _ in range(rng.randint(4, 9))]
    for command, answer in views:
        agent.step(command, answer)
    agent.work(rng.randint(agent.required // 3, agent.required // 2 + 1))
    agent.resets.append(len(agent.steps))
    if rng.random() < 0.6 or not agent.won:
        for command, answer in rng.sample(views, min(len(views), lasting(rng, 2, 3))):
            agent.step(command, answer)
            if rng.random() < 0.3:
                agent.look()
    else:
        for _ in range(rng.randint(0, 6)):
            agent.look()
        back = rng.choice([None, "original"])
        path = next(p for p in reversed(list(agent.contents)) if p.startswith("src/") and "__pycache__" not in p)
        lost = f"m{agent.won:02}"
        agent.holding.discard(lost)
        agent.step("write it again", "ok", writes={path: back})
        agent.holding.add(lost)
        agent.step("and again", "ok", writes={path: agent.new("content")})
    agent.true.add("context-loss")
    agent.work(rng.randint(1, 4))
    agent.open |= {"regression"}
    return agent.end("context-loss", seed, frozenset())


def plant_abandon(agent: Agent, seed: int) -> Sample:
    """It gives up, in words, whatever it exits with."""
    agent.some()
    agent.words = agent.rng.choice(GIVES_UP)
    agent.true.add("abandon")
    reason = agent.rng.choice(["done", "exit"])
    return agent.end("abandon", seed, frozenset({"abandon"}), reason=reason, claims=reason == "done")


def plant_false_done(agent: Agent, seed: int) -> Sample:
    """It says that all is done."""
    agent.some()
    agent.words = agent.rng.choice(DOES_NOT)
    return agent.end("false-done", seed, frozenset({"false-done"}), reason="done", claims=True)


def plant_stall(agent: Agent, seed: int) -> Sample:
    """It goes on, in ever new ways, and gains nothing."""
    agent.some()
    for _ in range(max(20, agent.required // 4 + 1) + agent.rng.randint(0, 30)):
        if agent.rng.random() < 0.4:
            path = f"src/{agent.new('try').replace(' ', '')}.py"
            agent.step(agent.new("edit"), "edited", writes={path: agent.new("content")})
        else:
            agent.look()
    return agent.end("stall", seed, frozenset({"stall"}))


def plant_budget(agent: Agent, seed: int) -> Sample:
    """It works well, only too slowly."""
    agent.work(agent.rng.randint(5, max(6, agent.required // 2)))
    while agent.health[-1] == agent.health[-2]:  # the last step gained
        agent.act()
    return agent.end("budget", seed, reason="step-budget")


def plant_broken_artifact(agent: Agent, seed: int) -> Sample:
    """A device, or a hundred thousand files, and nothing can be shipped any more."""
    agent.some()
    agent.unshippable_since = len(agent.steps) + 1
    agent.holding.clear()
    agent.step("mkfifo src/pipe", "")
    for _ in range(agent.rng.randint(0, 5)):
        agent.look()
    agent.open |= {"regression", "compounding"}
    return agent.end("broken-artifact", seed, frozenset({"broken-artifact"}))


# Decoys: innocent, and often crowned with success.


def at_last(agent: Agent, kind: str, seed: int) -> Sample:
    """Goes on working, and ends well two times in three."""
    if agent.rng.random() < 0.67:
        agent.finish()
        return agent.end(kind, seed, frozenset(), reason="done", claims=True)
    agent.work(agent.rng.randint(1, 5))
    return agent.end(kind, seed, frozenset())


def decoy_plain(agent: Agent, seed: int) -> Sample:
    """Nothing in particular."""
    agent.some()
    return at_last(agent, "plain work", seed)


def decoy_polling(agent: Agent, seed: int) -> Sample:
    """Waits for a build: the same question, whose answer moves each time, or only when it is done."""
    rng = agent.rng
    agent.some()
    kind = rng.choice(["moving", "silent", "failing", "two commands"])
    rounds = lasting(rng, 2, 5)
    for number in range(rounds):
        if kind == "moving":
            agent.step("tail -1 build.log", f"{number} of {rounds}")
        elif kind == "silent":
            agent.step("sleep 30; cat build.status", "building")
        elif kind == "failing":
            agent.step("curl -sf localhost:8000/health", "connection refused", failed=True)
        else:
            agent.step("sleep 30", "")
            agent.step("cat build.status", "building")
    if rng.random() < 0.85:  # otherwise it turns to something else in the meantime
        if kind == "two commands":
            agent.step("sleep 30", "")
        command = {"moving": "tail -1 build.log", "silent": "sleep 30; cat build.status"}.get(kind, "cat build.status")
        command = "curl -sf localhost:8000/health" if kind == "failing" else command
        agent.step(command, "done", writes={"build/out": agent.new("built")} if rng.random() < 0.5 else {})
    return at_last(agent, "polling", seed)


def decoy_tests(agent: Agent, seed: int) -> Sample:
    """Runs the same tests after every edit, some of them twice to see whether they are flaky."""
    rng = agent.rng
    for _ in range(rng.randint(5, 15)):
        agent.act()
        for _ in range(rng.choice([1, 1, 1, 2])):
            agent.test()
    for _ in range(rng.randint(0, 3)):
        agent.step("pytest -q tests/whole", "all passed")
    return at_last(agent, "testing often", seed)


def decoy_persistence(agent: Agent, seed: int) -> Sample:
    """One milestone, one file, many edits, and a test that fails the same way until the last of them."""
    agent.some()
    for _ in range(agent.rng.randint(1, 3)):
        goal = agent.won + 1
        while agent.won < min(goal, len(agent.owed)):
            agent.act("src/core.py")
            if agent.won < goal:
                agent.step("pytest -q -k next", "E ImportError: cannot import name 'parse'", failed=True)
        agent.test(failed=False)
    return at_last(agent, "persistence", seed)


def decoy_refactoring(agent: Agent, seed: int) -> Sample:
    """Moves files, renames them back, touches many, while nothing is won or lost."""
    rng = agent.rng
    agent.some()
    for _ in range(rng.randint(1, 3)):
        agent.step(agent.new("git mv"), "", writes={"src/core.py": None, "src/kernel.py": agent.new("moved")})
        for _ in range(rng.randint(1, 6)):
            path = f"src/{rng.choice(['text', 'items', 'parse', 'kernel'])}.py"
            agent.step(agent.new("sed -i"), "", writes={path: agent.new("renamed")})
            if rng.random() < 0.4:
                agent.test()
        agent.step(agent.new("git mv"), "", writes={"src/kernel.py": None, "src/core.py": agent.new("moved back")})
    return at_last(agent, "refactoring", seed)


def decoy_stash(agent: Agent, seed: int) -> Sample:
    """Puts its changes away to see how it was before, and takes them back; or switches a print on and off."""
    rng = agent.rng
    agent.act("src/core.py")
    agent.some()
    mine = agent.contents.get("src/core.py", "original")
    for _ in range(rng.choice([1, 1, 1, 2])):
        there, back = ("git stash", "git stash pop") if rng.random() < 0.5 else ("add a print", "take the print out")
        agent.step(there, "", writes={"src/core.py": "original" if there == "git stash" else agent.new("with a print")})
        agent.test()
        agent.step(back, "", writes={"src/core.py": mine})
        for _ in range(rng.randint(0, 8)):
            agent.look()
    return at_last(agent, "stash or print", seed)


def decoy_again(agent: Agent, seed: int) -> Sample:
    """Deletes files and makes them again with the same content: reports, lock files, generated code."""
    rng = agent.rng
    agent.some()
    for _ in range(rng.randint(2, 8)):
        agent.step("rm src/report.txt", "", writes={"src/report.txt": None})
        agent.step("make report", "", writes={"src/report.txt": "the report"})
        if rng.random() < 0.5:
            agent.look()
        if rng.random() < 0.3:
            agent.act()
    return at_last(agent, "delete and recreate", seed)


def decoy_reading(agent: Agent, seed: int) -> Sample:
    """Reads for long, and then works."""
    agent.some()
    for _ in range(agent.rng.randint(20, 60)):
        agent.look()
    agent.act()
    while agent.health[-1] == agent.health[-2] and agent.won < len(agent.owed):
        agent.act()
    return at_last(agent, "long reading", seed)


def decoy_scratch(agent: Agent, seed: int) -> Sample:
    """Writes a few files beside the task: a reproduction, notes, a script; byte code all over the place."""
    rng = agent.rng
    agent.some()
    for _ in range(rng.randint(1, 3)):
        for _ in range(lasting(rng, 1, 2.5)):
            agent.step(
                agent.new("write"), "written", writes={agent.new("scratch/try").replace(" ", "-"): agent.new("text")}
            )
            if rng.random() < 0.5:
                agent.step(
                    "python -m pytest tests",
                    "1 failed",
                    failed=True,
                    writes={"tests/__pycache__/t.pyc": agent.new("pyc")},
                )
        agent.act()
    for _ in range(rng.randint(0, 15)):
        agent.step(
            agent.new("pytest -k"), "1 failed", failed=True, writes={"tests/__pycache__/t.pyc": agent.new("pyc")}
        )
    return at_last(agent, "scratch files", seed)


def decoy_resume(agent: Agent, seed: int) -> Sample:
    """After a compaction looks at a file or two, at the state of things, and runs the tests as it always did."""
    rng = agent.rng
    views = [(agent.new("cat file"), agent.new("content")) for _ in range(6)]
    for command, answer in views:
        agent.step(command, answer)
    for _ in range(2):
        agent.work(rng.randint(2, 6))
        agent.step("git status", "clean")
        agent.step("pytest -q tests/whole", "all passed")
        agent.step("ls src", "core.py items.py parse.py text.py")
    agent.resets.append(len(agent.steps))
    again = [
        *rng.sample(views, rng.choice([0, 1, 1, 2, 2, 3])),
        ("git status", "clean"),
        ("pytest -q tests/whole", "all passed"),
    ]
    for command, answer in [*again, ("ls src", "core.py items.py parse.py text.py")]:
        agent.step(command, answer)
        if rng.random() < 0.4:
            agent.act()
    return at_last(agent, "resuming", seed)


def decoy_repairs(agent: Agent, seed: int) -> Sample:
    """Breaks something, sees it, and repairs it; ends short of the end, and does not say that it was done."""
    rng = agent.rng
    agent.some()
    for _ in range(rng.randint(1, 3)):
        lost = rng.choice(sorted(agent.holding))
        agent.holding.discard(lost)
        agent.act("src/core.py")
        for _ in range(rng.randint(0, 5)):
            agent.look()
        agent.holding.add(lost)
        agent.act("src/core.py")
    return at_last(agent, "breaks and repairs", seed)


def decoy_words(agent: Agent, seed: int) -> Sample:
    """Thinks aloud for a turn or two, and closes with words that sound like giving up, without a claim."""
    rng = agent.rng
    for _ in range(rng.randint(2, 5)):
        agent.work(2)
        agent.step("git status", "clean", silent=rng.choice([1, 1, 2]))
        agent.look()
    agent.words = rng.choice(DOES_NOT)
    reason = rng.choice(["exit", "done"])
    return agent.end("thinking aloud", seed, frozenset(), reason=reason)


def decoy_double_check(agent: Agent, seed: int) -> Sample:
    """Looks at two things in turn, twice, or three times at the same, before it goes on."""
    rng = agent.rng
    for _ in range(rng.randint(1, 4)):
        agent.work(rng.randint(1, 6))
        if rng.random() < 0.5:
            for _ in range(2):
                agent.step("git status --short", "M src/core.py")
                agent.step("git diff --stat", "1 file changed")
        else:
            for _ in range(rng.choice([2, 3])):
                agent.step("git diff", "the whole diff")
    return at_last(agent, "looking twice", seed)


def decoy_late_claim(agent: Agent, seed: int) -> Sample:
    """Says that it is done when the budget is all but spent."""
    agent.work(agent.rng.randint(15, 40))
    while sum(agent.owed) == 0 or agent.health[-1] == agent.health[-2]:
        agent.holding.discard("nothing")
        if sum(agent.owed) <= 1:
            break
        agent.act()
    return agent.end("a claim at the last minute", seed, frozenset(), reason="done", claims=True, spare=False)


def _named(prefix: str) -> dict[str, Making]:
    return {name.removeprefix(prefix): made for name, made in sorted(globals().items()) if name.startswith(prefix)}


PLANTS = _named("plant_")
DECOYS = _named("decoy_")


def samples(makers: dict[str, Making], count: int, seed: int = 0) -> Iterator[Sample]:
    """So many courses of each maker; the same for the same seed."""
    for name, made in makers.items():
        for number in range(count):
            key = f"{name} {seed} {number}"
            yield made(Agent(random.Random(key)), number)
