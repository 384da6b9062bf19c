"""What goes wrong, and goes on until the agent is stopped or stops. A function a plant: `plant_<name>`."""

from support.courses.agent import GUARDS, Agent, Sample, lasting
from support.phrases import DOES_NOT, GIVES_UP


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
