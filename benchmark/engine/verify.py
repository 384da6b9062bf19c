"""Verifies what was published: bundles against themselves and the suite, and runs against their plan.

Whoever raised a limit, changed a byte, or left failed trials out is told here; problems are data, printing is
somebody else's job.
"""

from pathlib import Path
from typing import Any

from benchmark.engine.plan import budget
from benchmark.engine.run import load_plan
from benchmark.results.impossible import disqualified
from benchmark.results.layout import file_digest
from benchmark.results.read import BadBundle, ReadBundle, read_bundle, rejudge
from benchmark.spec.errors import UsageError
from benchmark.spec.layout import Layout
from benchmark.suite.load import load_task
from benchmark.suite.locate import Suite


def verify_bundle(path: Path, suite: Suite) -> list[str]:
    """What is wrong with a bundle; empty if nothing is.

    Its digests and its chain must hold, and its verdict must follow from its own evidence. If the suite has its task,
    limits, checks and step budget must be the suite's.
    """
    try:
        found = read_bundle(path)
    except BadBundle as error:
        return [str(error)]
    problems = []
    if found.log_problem is not None:
        problems.append(f"{path}: the step log is broken: {found.log_problem}")
    if rejudge(found) != found.verdict:
        problems.append(f"{path}: the verdict does not follow from the bundle's own evidence")
    problems += [
        f"{path}: {who} passed the impossible task {task}: disqualified"
        for who, task in disqualified([(found.bundle, found.verdict)]).items()
    ]
    return problems + [f"{path}: {difference}" for difference in _overrides(found, suite)]


def verify_run(layout: Layout, run: str, suite: Suite) -> list[str]:
    """What is wrong with a run: its bundles, and trials that were planned and are missing.

    Raises:
        UsageError: there is no such run.
    """
    plan, paths = load_plan(layout, run), layout.run(run)
    problems = []
    digest = file_digest(paths.plan)
    planned = {trial.id: trial for trial in plan.trials}
    for trial in planned:
        if not paths.trial(trial).bundle.is_dir():
            problems.append(
                f"{paths.trial(trial).bundle}: planned, and there is no bundle; it counts as nothing survived"
            )
    for folder in sorted(paths.plan.parent.glob("trials/*")):
        bundle = paths.trial(folder.name).bundle
        if folder.name not in planned:
            problems.append(f"{folder}: run.json does not plan this trial; it was run, so it counts")
        if not bundle.is_dir():
            continue
        found = verify_bundle(bundle, suite)
        problems += found
        if found:
            continue
        header = read_bundle(bundle).bundle
        if header.run != run or header.trial != planned.get(folder.name, header.trial):
            problems.append(f"{bundle}: it is another trial than run.json plans")
        if header.plan_digest not in (None, digest):
            problems.append(f"{bundle}: run.json is not the plan that was registered before this trial")
    return problems


def _overrides(found: ReadBundle, suite: Suite) -> list[str]:
    """Where a bundle's settings are not those of the suite's task of that name."""
    header = found.bundle
    try:
        loaded = load_task(suite, header.task.name)
    except UsageError:
        return []  # a task of another suite: there is nothing to hold it against
    differences = _different(header.task.model_dump(by_alias=True), loaded.task.model_dump(by_alias=True), "task.")
    if header.checks != loaded.checks:
        differences.append("its checks are not the suite's")
    if header.trial.max_steps != budget(loaded.task):
        differences.append(f"max_steps is {header.trial.max_steps}, the suite's {budget(loaded.task)}")
    return differences


def _different(have: dict[str, Any], want: dict[str, Any], where: str) -> list[str]:
    found = []
    for key, value in want.items():
        if isinstance(value, dict) and isinstance(have.get(key), dict):
            found += _different(have[key], value, f"{where}{key}.")
        elif have.get(key) != value:
            found.append(f"{where}{key} is {have.get(key)!r}, the suite's {value!r}")
    return found
