"""A leaderboard's worth of made-up bundles: three tiers, several harnesses, every way to end."""

from collections.abc import Iterator
from pathlib import Path

from benchmark.spec.task import Check, Task
from support.bundles import Act, action, make_bundle, make_task, milestones, plan

EASY = make_task("month-end", 12, "Reconcile a month of bookings")
MEDIUM = make_task("parser-repair", 42, "Repair an SQL parser")
EXTREME = make_task("rebuild", 206, "Rebuild a TOML library")

CHECKS: dict[str, tuple[Check, ...]] = {
    EASY.name: milestones(3, 2, 2, 3, 2, guards=("balances", "dates-kept")),
    MEDIUM.name: milestones(6, 6, 5, 5, 4, 6, 5, 5, guards=("imports", "splits-plain", "keeps-comments")),
    EXTREME.name: milestones(
        *[8] * 24, 7, 7, guards=("imports", "version-kept", "licence-kept", "no-network")
    ),
}  # fmt: skip

HOSTILE = "<script>alert('x')</script><img src=https://example.com/x onerror=alert(1)>"


def whole(task: Task) -> list[Act]:
    """The reference run."""
    return [action(number) for number in range(1, task.required_steps + 1)]


def broken(task: Task, at: int) -> list[Act]:
    """A run that breaks a guard for good in step `at` and goes on."""
    guard = CHECKS[task.name][-1].id
    acts = whole(task)
    acts[at - 1 : at - 1] = [Act(f"sed -i s/True/False/ src/{guard}.py", {f"src/{guard}.py": "broken = True\n"})]
    return acts[:-3]


def looping(task: Task, after: int) -> list[Act]:
    """A run that does `after` actions and then asks the same question again and again."""
    ask = Act("python -m pytest -q", {}, "ERROR: no module named 'made_up'", failed=True)
    return whole(task)[:after] + [ask] * 25


def wandering(task: Task, after: int) -> list[Act]:
    """A run that leaves the task's scope after so many actions, and that plays tricks on its reader."""
    acts = whole(task)[:after]
    for number in range(12):
        name = f"notes/{number}-{HOSTILE.replace('/', '')}.md"
        acts.append(
            Act(f"cat > notes/{number}.md", {name: f"{HOSTILE}\n\u202e reversed\x1b[31m\n"}, HOSTILE, text=HOSTILE)
        )
    return acts


def sample_bundles(folder: Path) -> Iterator[Path]:
    """Write the bundles, one at a time."""

    def write(harness: str, task: Task, repeat: int, acts: list[Act], **more: object) -> Path:
        trial = plan(harness, task, repeat, model=more.pop("model", None))
        return make_bundle(folder / trial.id, trial=trial, task=task, checks=CHECKS[task.name], acts=acts, **more)

    for task in (EASY, MEDIUM, EXTREME):
        r = task.required_steps
        yield write("oracle", task, 1, whole(task))
        yield write("nop", task, 1, [], parting_words="")
        for repeat in (2,) if task is EXTREME else (1, 2, 3):
            yield write("claude-code", task, repeat, broken(task, r * repeat // 4), model="oracle")
            yield write(
                "mini-swe-agent", task, repeat, looping(task, r * (repeat + 1) // 5), model="oracle", end="step-budget"
            )
        if task is EXTREME:
            continue
        yield write("claude-code", task, 1, whole(task)[: r // 3], model="vendor-large-2")
        yield write("mini-swe-agent", task, 1, wandering(task, r // 2), model="vendor-large-2", claimed_done=False)
    yield write("mini-swe-agent", EASY, 2, whole(EASY)[:4], model="vendor-large-2", fault="the engine died", attempts=3)
