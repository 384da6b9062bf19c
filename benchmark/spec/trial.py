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


class TrialPlan(Model):
    """One pre-registered trial: harness x task x repeat."""

    id: str = Field(description="unique in its run, usable as a folder name")
    harness: Slug
    options: dict[str, str] = Field({})
    model: str | None = Field(None, description="None for a scripted harness; 'oracle' on the perfect-model track")
    task: Slug
    repeat: int = Field(ge=1)
    max_steps: int = Field(ge=1)
    fault: Fault | None = Field(
        None, description="what the gateway does to the client on purpose"
    )
    kills: tuple[int, ...] = Field((), description="steps after whose delivery the harness is killed (-9) and resumed")

    @property
    def track(self) -> Track:
        """Which track the trial belongs to."""
        if self.model is None:
            return "scripted"
        return "perfect-model" if self.model == "oracle" else "model"

    @property
    def label(self) -> str:
        """The harness with its options, as it was written on the command line."""
        if not self.options:
            return self.harness
        return self.harness + ":" + ",".join(f"{key}={value}" for key, value in self.options.items())


class RunPlan(Model):
    """A pre-registered run: every trial it will have. Written before the first trial starts."""

    schema_version: Literal[1] = 1
    id: str
    created: str = Field(description="ISO 8601, UTC")
    tier: Tier | None = None
    suite: str = Field(description="the folder whose tasks/ and harnesses/ were used")
    trials: tuple[TrialPlan, ...] = Field(min_length=1)
    localise: Literal["exact", "final"] = Field("exact", description="grade every distinct tree, or only the last")


class LedgerEntry(Model):
    """One line of a trial's ledger, `ledger.jsonl`: append-only."""

    attempt: int = Field(ge=1)
    event: Literal["started", "finished", "interrupted", "void"]
    at: str = Field(description="ISO 8601, UTC")
    detail: str = ""
