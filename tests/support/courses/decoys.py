"""Innocent ways of working, often crowned with success. A function a decoy: `decoy_<name>`."""

from support.courses.agent import Agent, Sample, lasting
from support.phrases import DOES_NOT


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
