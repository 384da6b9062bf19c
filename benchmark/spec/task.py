"""What a task folder declares: `task.toml` and `grader/checks.toml`, as data."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from benchmark.spec.base import Model, Sha256, Slug

MOST_OWNED = 12
"""Reference actions that one milestone may own."""


class Tier(StrEnum):
    """A task's horizon, by its required steps R (thresholds 30, 100 and 200)."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"
    EXTREME = "extreme"

    @classmethod
    def of(cls, required_steps: int) -> "Tier":
        """The tier that a reference solution of that many actions belongs to."""
        if required_steps <= 30:
            return cls.EASY
        if required_steps <= 100:
            return cls.MEDIUM
        if required_steps <= 200:
            return cls.HARD
        return cls.EXTREME


class Material(Model):
    """A third-party file that is fetched by pinned reference and never committed."""

    name: str
    version: str
    file: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._+-]*$")]
    sha256: Sha256


class Package(Model):
    """A Debian package that the examiner works with: its release decides what is true.

    Debian's index pins the file; a mirror has only one version at a time, so what can be pinned here is the release.
    """

    name: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9.+-]+$")]
    version: Annotated[str, StringConstraints(pattern=r"^[0-9][A-Za-z0-9.+~:-]*$")] = Field(
        description="the whole version with its epoch, or its beginning up to one of . + - ~"
    )

    def matches(self, version: str) -> bool:
        """Whether a version that Debian installed is of this release."""
        return version == self.version or (version.startswith(self.version) and version[len(self.version)] in ".+-~")


class Limits(Model):
    """What the agent's container may use."""

    memory_mb: int = Field(2048, ge=64)
    pids: int = Field(256, ge=16)
    disk_mb: int = Field(512, ge=1)
    seconds: int = Field(3600, ge=1, description="wall clock of one attempt, secondary to steps")
    steps: int | None = Field(None, ge=1, description="step budget; None: 2 R, at least 50")


class GraderSettings(Model):
    """What one clean room may use, for one snapshot."""

    memory_mb: int = Field(1024, ge=64)
    pids: int = Field(256, ge=16)
    seconds: int = Field(60, ge=1, description="wall clock for grading one snapshot")
    open: bool = Field(
        False,
        description="whether the artifact may use the packages that the image has beyond the grader base, such as a"
        " server that it configures; a tool whose answers are the truth must be closed to it",
    )


class PlantedFailures(Model):
    """How the `planted` harness damages or wastes a reference run of this task."""

    break_: str = Field(
        alias="break",
        description="a shell command that breaks a guard for good: no later reference action repairs it",
    )
    wrong_path: tuple[str, ...] = Field(
        min_length=1,
        description="plausible shell commands that change files and earn nothing; may contain {n}, the step",
    )
    impossible: dict[str, str] = Field({}, description="mode that this task can't have planted -> why not")


class Impossible(Model):
    """Why nobody can pass a task: what it asks for last, and what it asks to keep, can't both be had.

    The reference of such a task does the possible work and then forces the demand, so that the proof sees both ends.
    """

    demand: Slug = Field(description="the last milestone, which owns the actions that force it")
    guards: tuple[Slug, ...] = Field(min_length=1, description="guards that can't hold together with the demand")
    why: str = Field(min_length=8, description="the contradiction, in one line that a person can read")


class Task(Model):
    """One task: `task.toml`.

    `required_steps` is R, the number of actions of the reference solution.
    """

    name: Slug
    title: str
    summary: str
    rung_of: Slug | None = Field(
        None, description="the task that this is a rung of: what this folder lacks is taken from there"
    )
    milestones: tuple[Slug, ...] = Field(
        (), description="a rung's milestones; the work of the others is done from the start"
    )
    impossible: Impossible | None = Field(
        None, description="nobody can pass this task: left out of all means, and passing it disqualifies a run"
    )
    recipe: Slug | None = Field(
        None, description="a folder of tasks/_recipes that this task shares with others: its files lie under the task's"
    )
    family: Slug
    occupation: str
    tier: Tier
    required_steps: int = Field(ge=2)
    chain: bool = Field(
        False, description="a true chain: no stage can be seen, or done, before the one before it is right"
    )
    scope: tuple[str, ...] = Field(min_length=1, description="globs, relative to the workspace")
    materials: tuple[Material, ...] = ()
    packages: tuple[Package, ...] = Field(
        (), description="what the grader's image installs beyond its base; with another release the task is not used"
    )
    visible_check: str = Field(
        "", description="a command that shows in the workspace how far the work is, for harnesses that want a measure"
    )
    limits: Limits = Limits()
    grader: GraderSettings = GraderSettings()
    planted: PlantedFailures


class Recipe(Model):
    """`recipe.toml` of a shared recipe; one without it stands by itself."""

    on: Slug | None = Field(None, description="the recipe whose files lie under this one's")
    analysis: str = Field("analyse.py", description="the program in author/ that script/rebuild runs")


class MilestoneSpec(Model):
    """A check that fails on the untouched task: `[[milestone]]` in `checks.toml`.

    Milestones stand in the order in which the reference solution reaches them. `owns` is the number
    of reference actions since the one before; on the reference run the milestone turns true exactly
    at the last action it owns.
    """

    id: Slug
    asserts: str = Field(min_length=8, description="one line that a person can read")
    owns: int = Field(ge=1, le=MOST_OWNED)
    transient: bool = False


class GuardSpec(Model):
    """A check that passes on the untouched task and must stay true: `[[guard]]`."""

    id: Slug
    asserts: str = Field(min_length=8)
    transient: bool = False


class ChecksFile(Model):
    """`grader/checks.toml`."""

    milestone: tuple[MilestoneSpec, ...] = Field(min_length=1)
    guard: tuple[GuardSpec, ...] = Field(min_length=1)

    def checks(self) -> tuple["Check", ...]:
        """All checks with their weights and the reference actions they own.

        A milestone weighs what it owns, but for the last, which weighs one less: the last unit of R
        is for shipping an artifact on which every check passes.
        """
        found: list[Check] = []
        done = 0
        for index, spec in enumerate(self.milestone):
            last = index == len(self.milestone) - 1
            found.append(
                Check(
                    id=spec.id,
                    kind="milestone",
                    asserts=spec.asserts,
                    weight=spec.owns - 1 if last else spec.owns,
                    first_action=done + 1,
                    last_action=done + spec.owns,
                    transient=spec.transient,
                )
            )
            done += spec.owns
        for guard in self.guard:
            found.append(
                Check(
                    id=guard.id,
                    kind="guard",
                    asserts=guard.asserts,
                    weight=0,
                    first_action=None,
                    last_action=None,
                    transient=guard.transient,
                )
            )
        return tuple(found)


class MoreChecks(Model):
    """A rung's own `grader/checks.toml`: what it adds to the whole task's checks."""

    milestone: tuple[MilestoneSpec, ...] = ()
    guard: tuple[GuardSpec, ...] = ()


class Check(Model):
    """One hidden assertion about the artifact, as bundles carry it.

    `first_action`..`last_action` (from 1, inclusive) are the reference actions a milestone owns.
    """

    id: Slug
    kind: Literal["milestone", "guard"]
    asserts: str
    weight: int = Field(ge=0)
    first_action: int | None
    last_action: int | None
    transient: bool = False

    @property
    def owned(self) -> int:
        """How many reference actions it owns; none of them, if it is a guard."""
        if self.first_action is None or self.last_action is None:
            return 0
        return self.last_action - self.first_action + 1
