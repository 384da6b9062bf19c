"""What a trial is found to be: matrix, verdict and measurement health."""

from typing import Literal

from pydantic import Field

from benchmark.spec.base import Model, TreeId

Label = Literal[
    "loop", "ping-pong", "monologue", "thrash", "stall", "regression", "compounding", "lock-in",
    "false-done", "abandon", "context-loss", "drift", "budget", "broken-artifact",
]  # fmt: skip


class CheckResult(Model):
    """One cell of the matrix. A check that gave no result did not pass."""

    passed: bool
    message: str = Field("", description="why it failed, at most 500 characters; never sent to the agent")


class Grade(Model):
    """One column of the matrix: every check on one tree.

    `examined` are the checks that were run on this very tree, now or earlier. The others were carried over from an
    earlier snapshot, on which everything that they read was the same.
    """

    tree: TreeId
    results: dict[str, CheckResult]
    examined: tuple[str, ...] | None = Field(None, description="None: all of them")
    seconds: float = Field(ge=0, description="what grading this tree took")
    check_seconds: float = Field(0, ge=0, description="of it, the checks themselves; the rest is overhead")
    cpu_seconds: float = Field(0, ge=0, description="processor time of it, in the room")
    fault: str | None = Field(None, description="why the examiner itself could not finish; None: it did")
    grader_image: str = Field(description="digest of the image the examiner ran in")


class Matrix(Model):
    """Check x step: the grades of every distinct tree, and the tree after each step.

    `trees[t]` is the tree of snapshot t, t = 0 the untouched task.
    """

    trees: tuple[TreeId, ...]
    grades: dict[str, Grade]
    secret: str | None = Field(
        None, description="what the checks' random inputs were drawn from; with it they can be drawn again"
    )
    refuted: str | None = Field(
        None,
        description="a result that was carried over and did not hold when looked at; nothing was carried after that",
    )


class LabelOnset(Model):
    """A detector's finding and the step at which it set in (from 1)."""

    label: Label
    onset: int = Field(ge=0)
    detail: str = ""


class Health(Model):
    """Whether the measurement itself can be believed."""

    chain_intact: bool
    snapshots_complete: bool
    checks_complete: bool
    problems: tuple[str, ...] = ()

    @property
    def healthy(self) -> bool:
        """All three hold."""
        return self.chain_intact and self.snapshots_complete and self.checks_complete


class Verdict(Model):
    """The judgement of one trial. Steps count from 1; see `benchmark.endurance.measures`."""

    outcome: Literal["pass", "fail", "void"]
    reason: str = Field(description="one line")
    steps: int = Field(ge=0, description="steps counted")
    subagent_steps: int = Field(0, ge=0)
    required_steps: int = Field(ge=2, description="R")
    survived: int = Field(ge=0, description="S, on the work axis")
    gap: int = Field(ge=0, description="G = R - S")
    failing_step: int | None = Field(None, description="F; None for a pass")
    failing_interval: tuple[int, int] | None = Field(None, description="[F, L + 1]")
    last_productive_step: int = Field(ge=0, description="L")
    first_break: int | None = Field(None, description="b*")
    broken_checks: tuple[str, ...] = Field((), description="what broke at b*")
    survived_raw: int = Field(ge=0, description="F - 1, or all steps of a pass")
    labels: tuple[LabelOnset, ...] = ()
    primary_label: Label | None = None
    health: Health
