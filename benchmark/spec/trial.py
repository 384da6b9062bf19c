"""What is run: trials, planned before the first one starts, and the ledger of their attempts."""

from typing import Literal

from pydantic import Field

from benchmark.spec.base import Model, Slug
from benchmark.spec.task import Tier

Track = Literal["scripted", "perfect-model", "model"]

FaultKind = Literal[
    "rate-limit",  # 429 without Retry-After
    "retry-after",  # 429 with Retry-After: 1
    "server-error",  # 500
    "overloaded",  # 529
    "reset",  # the connection is reset before the headers
    "cut-text",  # the stream is cut in the middle of text
    "cut-call",  # the stream is cut after a complete tool call
    "silence",  # nothing for 30 s, then the answer
]


class Fault(Model):
    """`--fault KIND@STEP[xN]`: the answer that would have been main-thread step `step` fails `times` times first."""

    kind: FaultKind
    step: int = Field(ge=1)
    times: int = Field(1, ge=1)

    def __str__(self) -> str:
        return f"{self.kind}@{self.step}" + (f"x{self.times}" if self.times > 1 else "")


class TrialPlan(Model):
    """One pre-registered trial: harness x task x repeat."""

    id: str = Field(description="unique in its run, usable as a folder name")
    harness: Slug
    options: dict[str, str] = Field({})
    model: str | None = Field(
        None,
        description="None for a scripted harness; 'oracle' on the perfect-model track; 'replay:FILE'",
    )
    task: Slug
    repeat: int = Field(ge=1)
    max_steps: int = Field(ge=1)
    max_tokens: int | None = Field(None, ge=1, description="budget in tokens, input and output together")
    max_cost: float | None = Field(None, gt=0, description="budget in US dollars, by the price table")
    keep_exchanges: bool = Field(False, description="keep every request and answer, to be played again")
    fault: Fault | None = Field(None, description="what the gateway does to the client on purpose")
    kills: tuple[int, ...] = Field((), description="steps after whose delivery the harness is killed (-9) and resumed")

    @property
    def track(self) -> Track:
        """Which track the trial belongs to."""
        if self.model is None:
            return "scripted"
        return "perfect-model" if self.model == "oracle" else "model"

    @property
    def condition(self) -> str:
        """What is laid over the trial on purpose, as `rate-limit@3x2` or `kill@5,9`; empty for a clean one."""
        parts = [str(self.fault)] if self.fault else []
        parts += ["kill@" + ",".join(map(str, self.kills))] if self.kills else []
        return " + ".join(parts)

    @property
    def label(self) -> str:
        """The harness with its options and condition: what is compared is what has the same label."""
        options = ",".join(f"{key}={value}" for key, value in self.options.items())
        name = f"{self.harness}:{options}" if options else self.harness
        return f"{name} + {self.condition}" if self.condition else name


class RunPlan(Model):
    """A pre-registered run: every trial it will have. Written before the first trial starts."""

    schema_version: Literal[1] = 1
    id: str
    created: str = Field(description="ISO 8601, UTC")
    tier: Tier | None = None
    suite: str = Field(description="the folder whose tasks/ and harnesses/ were used")
    harness_dirs: tuple[str, ...] = Field((), description="folders of harnesses outside the suite")
    trials: tuple[TrialPlan, ...] = Field(min_length=1)
    localise: Literal["exact", "final"] = Field("exact", description="grade every distinct tree, or only the last")


class LedgerEntry(Model):
    """One line of a trial's ledger, `ledger.jsonl`: append-only."""

    attempt: int = Field(ge=1)
    event: Literal["started", "finished", "interrupted", "void"]
    at: str = Field(description="ISO 8601, UTC")
    detail: str = ""
