"""Lints task folders without building anything: problems are data, printing is somebody else's job.

What it enforces is what the measurement rests on: weights that sum up, milestones fine enough for S
to resolve, every check decided by a test, every file that the build needs.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from benchmark.spec.errors import UsageError
from benchmark.spec.task import Tier
from benchmark.suite.contexts import DEMAND
from benchmark.suite.dockerfiles import installed
from benchmark.suite.load import LoadedTask, line_of, load_harness, load_task
from benchmark.suite.locate import Suite

_MARK = re.compile(r"""mark\.check\(\s*["']([^"']+)["']""")


@dataclass(frozen=True)
class Problem:
    """Something that is wrong: where (file:line) and what."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"

    @classmethod
    def of(cls, error: UsageError, name: str) -> "Problem":
        """An error as a problem of what is called `name`."""
        return cls(error.where or name, error.what + (f"; {error.fix}" if error.fix else ""))


def lint_task(suite: Suite, name: str) -> list[Problem]:
    """Every problem of a task folder that can be seen without building it."""
    try:
        loaded = load_task(suite, name)
    except UsageError as error:
        return [Problem.of(error, name)]
    return [*_files(loaded), *_pins(loaded), *_weights(loaded), *_tests(loaded), *_impossible(loaded)]


def lint_harness(suite: Suite, name: str) -> list[Problem]:
    """Every problem of a harness folder that can be seen without building it."""
    try:
        loaded = load_harness(suite, name)
    except UsageError as error:
        return [Problem.of(error, name)]
    needed = "adapter.py" if loaded.spec.kind == "scripted" else "Dockerfile"
    if not (loaded.folder / needed).is_file():
        return [Problem(str(loaded.folder / needed), f"missing; a {loaded.spec.kind} harness needs it")]
    return []


def _files(loaded: LoadedTask) -> list[Problem]:
    needed = ["instruction.md", "environment/Dockerfile", "grader/Dockerfile"]
    problems = [
        Problem(str(loaded.folder / path), "missing; a task needs it")
        for path in needed
        if not loaded.file(path).is_file()
    ]
    if not _modules(loaded):
        problems.append(Problem(str(loaded.folder / "grader" / "checks"), "no test_*.py; nothing would be graded"))
    return problems


def _pins(loaded: LoadedTask) -> list[Problem]:
    """What the grader's image installs and what task.toml pins are the same packages."""
    dockerfile = loaded.file("grader/Dockerfile")
    if not dockerfile.is_file():
        return []
    have, toml = installed(dockerfile.read_text(encoding="utf-8")), loaded.file("task.toml")
    pinned = [package.name for package in loaded.task.packages]
    problems = [
        Problem(f"{dockerfile}:{line}", f"installs {name}, whose release task.toml does not pin ([[packages]])")
        for name, line in have.items()
        if name not in pinned
    ]
    text = toml.read_text(encoding="utf-8")
    return problems + [
        Problem(
            f"{toml}:{line_of(text, ['packages', str(number)])}",
            f"packages.{number}: pins {name}, which the grader's Dockerfile does not install",
        )
        for number, name in enumerate(pinned)
        if name not in have or name in pinned[:number]
    ]


def _weights(loaded: LoadedTask) -> list[Problem]:
    task, path, toml = loaded.task, loaded.file("grader/checks.toml"), loaded.folder / "task.toml"
    text, told = path.read_text(encoding="utf-8"), toml.read_text(encoding="utf-8")
    steps = f"{toml}:{line_of(told, ['required_steps'])}"
    milestones = [check for check in loaded.checks if check.kind == "milestone"]
    problems = []
    owned = milestones[-1].last_action or 0
    if owned != task.required_steps:
        problems.append(
            Problem(steps, f"required_steps: is {task.required_steps}; the milestones own {owned} actions together")
        )
    needed = max(5, -(-task.required_steps // 10))
    if len(milestones) < needed:
        problems.append(
            Problem(steps, f"{len(milestones)} milestones; R = {task.required_steps} needs at least {needed}")
        )
    last = milestones[-1]
    if last.weight < 1:
        where = f"{path}:{_lines_of(text, last.id)[-1]}"
        problems.append(Problem(where, f"the last milestone, {last.id}, must own at least 2 actions"))
    ids = [check.id for check in loaded.checks]
    for check_id in sorted({check_id for check_id in ids if ids.count(check_id) > 1}):
        where = f"{path}:{_lines_of(text, check_id)[-1]}"
        problems.append(Problem(where, f"the id {check_id!r} occurs more than once"))
    if Tier.of(task.required_steps) is not task.tier:
        where = f"{toml}:{line_of(told, ['tier'])}"
        problems.append(
            Problem(where, f"tier: R = {task.required_steps} is {Tier.of(task.required_steps)}, not {task.tier}")
        )
    return problems


def _lines_of(checks: str, check_id: str) -> list[int]:
    """The lines (from 1) of checks.toml that set an id; the first line, if a rung's own file does."""
    setting = re.compile(rf"""\s*id\s*=\s*["']{re.escape(check_id)}["']""")
    return [number for number, line in enumerate(checks.splitlines(), 1) if setting.match(line)] or [1]


def _tests(loaded: LoadedTask) -> list[Problem]:
    """Every literal mark must name a check, and every check a mark, unless some marks are computed.

    Computed marks can't be judged here; the examiner insists on the exact set at grade time.
    """
    ids = {check.id for check in loaded.checks}
    named: set[str] = set()
    computed = False
    problems = []
    for module in _modules(loaded):
        for number, line in enumerate(module.read_text(encoding="utf-8").splitlines(), 1):
            found = _MARK.findall(line)
            named.update(found)
            computed = computed or line.count("mark.check(") > len(found)
            problems += [
                Problem(f"{module}:{number}", f"decides {unknown!r}, which checks.toml does not declare")
                for unknown in found
                if unknown not in ids and loaded.base is None
            ]
    if not computed:
        path = loaded.file("grader/checks.toml")
        text = path.read_text(encoding="utf-8")
        problems += [
            Problem(f"{path}:{_lines_of(text, check_id)[0]}", f"no test decides the check {check_id!r}")
            for check_id in sorted(ids - named)
        ]
    return problems


def _impossible(loaded: LoadedTask) -> list[Problem]:
    """An impossible task's demand is its last milestone, contradicts guards that there are, and can be forced."""
    impossible, toml = loaded.task.impossible, loaded.folder / "task.toml"
    if impossible is None:
        return []
    text = toml.read_text(encoding="utf-8")
    problems = []
    last = [check.id for check in loaded.checks if check.kind == "milestone"][-1]
    if impossible.demand != last:
        where = f"{toml}:{line_of(text, ['impossible', 'demand'])}"
        problems.append(
            Problem(where, f"impossible.demand: is {impossible.demand!r}; it must be the last milestone, {last!r}")
        )
    guards = {check.id for check in loaded.checks if check.kind == "guard"}
    problems += [
        Problem(f"{toml}:{line_of(text, ['impossible', 'guards'])}", f"impossible.guards: no guard {name!r}")
        for name in impossible.guards
        if name not in guards
    ]
    if loaded.base is not None and not (loaded.folder / "solution" / DEMAND).is_file():
        problems.append(
            Problem(
                str(loaded.folder / "solution" / DEMAND), "missing; an impossible task shows how its demand is forced"
            )
        )
    return problems


def _modules(loaded: LoadedTask) -> list[Path]:
    return sorted(path for folder in loaded.folders("grader/checks") for path in folder.glob("**/*.py"))
