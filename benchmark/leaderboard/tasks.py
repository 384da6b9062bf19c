"""A task's page as data: what is asked, what is checked, how large it is, how long it takes, who tried it.

All of it comes from the bundles themselves, so that a page can be made of anybody's; what a proof measured is added
where the state folder has one.
"""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmark.engine.proofs import Proof
from benchmark.leaderboard.trials import TrialView, cut
from benchmark.spec.task import Check, Task

FindProof = Callable[[Task, str, str], Proof | None]
"""(task, agent image, grader image) -> what came of proving it, or None."""


@dataclass(frozen=True)
class TaskView:
    """Everything on a task's page.

    Attributes:
        trials: those on it, of every run; none counts for a mean if the task is impossible.
        images: (agent, grader) of the newest trial first; more than one if the task changed between runs.
        grade_seconds: median over the snapshots of its trials on which every check was run; None if there is none.
        run_seconds: median over its clients' trials that passed, from the start to the last step; None if none did.
    """

    task: Task
    page: str
    instruction: str
    milestones: tuple[Check, ...]
    guards: tuple[Check, ...]
    trials: tuple[TrialView, ...]
    images: tuple[tuple[str, str], ...]
    grade_seconds: float | None
    run_seconds: float | None
    proof: Proof | None
    facts: tuple[tuple[str, str], ...]

    @property
    def checks(self) -> int:
        return len(self.milestones) + len(self.guards)


def task_page(task: Task) -> str:
    """The file name of a task's page; a name is a slug, so it is safe as one."""
    return f"{task.name}.html"


def task_views(trials: Sequence[TrialView], find_proof: FindProof) -> tuple[TaskView, ...]:
    """The pages of the tasks that the trials are of, those of the shortest horizon first."""
    groups: dict[str, list[TrialView]] = {}
    for trial in sorted(trials, key=lambda trial: trial.source.bundle.finished, reverse=True):
        groups.setdefault(trial.source.bundle.task.name, []).append(trial)
    views = [_view(group, find_proof) for group in groups.values()]
    return tuple(sorted(views, key=lambda found: (found.task.required_steps, found.task.name)))


def _view(trials: Sequence[TrialView], find_proof: FindProof) -> TaskView:
    newest = trials[0].source.bundle
    images = tuple(dict.fromkeys((t.source.bundle.agent_image, t.source.bundle.grader_image) for t in trials))
    graded = [
        grade.seconds
        for trial in trials
        if trial.source.matrix is not None
        for grade in trial.source.matrix.grades.values()
        # One whose checks were carried over or kept from another run says nothing of what a grade takes.
        if grade.examined is None and grade.check_seconds > 0
    ]
    ran = [
        trial.source.bundle.seconds["run"]
        for trial in trials
        if trial.verdict.outcome == "pass" and trial.source.bundle.trial.model and "run" in trial.source.bundle.seconds
    ]
    proof = find_proof(newest.task, *images[0])
    return TaskView(
        task=newest.task,
        page=task_page(newest.task),
        instruction=cut(trials[0].source.instruction, 20_000),
        milestones=tuple(check for check in newest.checks if check.kind == "milestone"),
        guards=tuple(check for check in newest.checks if check.kind == "guard"),
        trials=tuple(sorted(trials, key=lambda t: (t.harness, t.source.bundle.trial.model or "", t.page))),
        images=images,
        grade_seconds=statistics.median(graded) if graded else None,
        run_seconds=statistics.median(ran) if ran else None,
        proof=proof,
        facts=_facts(newest.task, images, proof),
    )


def _facts(task: Task, images: tuple[tuple[str, str], ...], proof: Proof | None) -> tuple[tuple[str, str], ...]:
    facts = [
        ("Name", task.name),
        ("Where the work is expected", ", ".join(task.scope)),
        *[
            ("Material", f"{material.name} {material.version}: {material.file}, SHA-256 {material.sha256}")
            for material in task.materials
        ],
        (
            "The agent may use",
            f"{task.limits.memory_mb:,} MB memory, {task.limits.disk_mb:,} MB disk, no network",
        ),
        ("Time for one attempt", f"{task.limits.seconds:,} s"),
        ("Agent image", images[0][0]),
        ("Grader image", images[0][1]),
        *[("Earlier images", f"agent {agent}, grader {grader}") for agent, grader in images[1:]],
    ]
    if task.packages:
        pinned = ", ".join(f"{package.name} {package.version}" for package in task.packages)
        facts.append(("The examiner works with", f"{pinned} of Debian"))
    if task.rung_of is not None:
        facts.insert(1, ("A rung of", task.rung_of))
    if proof is not None:
        what = (
            f"{proof.leave_one_out} actions left out in turn{'' if proof.minimal else ' (the last of each milestone)'},"
            f" all that {proof.garbled} checks don't read garbled, drawn {proof.draws} times;"
            f" on {proof.links} milestones the next one hangs"
        )
        facts.append(("Proven", f"on {proof.proven[:10]} in {proof.seconds:,.0f} s, {what}"))
    return tuple((name, cut(text, 300)) for name, text in facts)
