"""The step log: what happened in a trial, one hash-chained record a line of `steps.jsonl`.

Record kinds, in the order in which they may appear:

* `start` once: the untouched task, snapshot 0.
* `step`: a model response that was delivered and carries at least one tool call (a scripted
  harness's act). Steps count from 1; those of subagents carry their thread's name and no number.
* `observation`: what the tools of a step answered, as far as the gateway saw it.
* `turn`: a model response that is not a step (no tool call, a title, a token count, a compaction).
* `fault`: a fault was injected on purpose, with the proof that it landed.
* `kill`: the harness's processes were killed on purpose; `resume`: it was started again.
* `acts` at most once: what was executed of the reference, counted in the container.
* `snapshot`: the tree of `/workspace` after step `step`.
* `end` once: how the harness ended.
"""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from benchmark.spec.base import Model, Sha256, TreeId
from benchmark.spec.trial import FaultKind

GENESIS = "0" * 64
"""`previous` of the first record."""

MAIN_THREAD = "main"


class _Grown(Model):
    """An event whose later fields are written only if they say something, so that the hashes of older logs hold."""

    later: ClassVar[frozenset[str]]

    @model_serializer(mode="wrap")
    def _spare(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        found: dict[str, Any] = handler(self)
        return {key: value for key, value in found.items() if value or key not in self.later}


class ToolCall(Model):
    """One tool call of a step; `arguments` is at most 4,000 characters of its JSON."""

    tool: str
    arguments: str
    bookkeeping: bool = False


class Usage(Model):
    """Tokens of one response; None where they were not seen.

    `input_tokens` has those read from or written to the provider's cache in it, `output_tokens` those of reasoning.
    """

    input_tokens: int | None = None
    output_tokens: int | None = None
    cache_read_tokens: int | None = None
    cache_write_tokens: int | None = None
    reasoning_tokens: int | None = None

    @model_serializer(mode="wrap")
    def _spare(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Older logs have the first two alone, and their hashes must hold."""
        found: dict[str, Any] = handler(self)
        return {key: value for key, value in found.items() if value is not None or key.startswith(("input", "output"))}


class Refusal(Model):
    """A path that was not taken into a snapshot, and why."""

    path: str
    reason: str


class StartEvent(Model):
    """The attempt begins."""

    kind: Literal["start"] = "start"


class StepEvent(_Grown):
    """A step was delivered."""

    later = frozenset({"depth", "context_bytes"})

    kind: Literal["step"] = "step"
    step: int | None = Field(ge=1, description="None for a step of a subagent")
    thread: str = MAIN_THREAD
    depth: int = Field(0, ge=0, description="0: the main agent; 1: a subagent it started; 2: one that that one started")
    calls: tuple[ToolCall, ...]
    context_bytes: int = Field(0, ge=0, description="size of the request that led to it: how the context grows")
    text: str = Field("", description="what the model said, at most 4,000 characters")
    usage: Usage = Usage()


class ObservationEvent(Model):
    """The tools of a step answered."""

    kind: Literal["observation"] = "observation"
    step: int | None
    thread: str = MAIN_THREAD
    digest: Sha256 = Field(description="of the tools' whole answer")
    excerpt: str = Field(description="at most 2,000 characters of it")
    failed: bool | None = Field(description="whether a tool reported an error; None where unknown")


class TurnEvent(_Grown):
    """A model response that is no step."""

    later = frozenset({"compaction"})

    kind: Literal["turn"] = "turn"
    thread: str = MAIN_THREAD
    purpose: Literal["final", "side"]
    compaction: bool = Field(False, description="the client asked for a summary, to go on with from here")
    text: str = ""
    usage: Usage = Usage()


class SnapshotEvent(Model):
    """The workspace was taken."""

    kind: Literal["snapshot"] = "snapshot"
    step: int = Field(ge=0, description="0 is the untouched task")
    tree: TreeId
    files: int = Field(ge=0)
    bytes: int = Field(ge=0)
    seconds: float = Field(ge=0, description="what taking it cost")
    refused: tuple[Refusal, ...] = ()
    refused_whole: str | None = Field(None, description="why nothing of this tree could be taken")


class FaultEvent(Model):
    """A fault was injected; written only after the bytes (or the lack of them) reached the client's socket."""

    kind: Literal["fault"] = "fault"
    step: int = Field(ge=1, description="the step that the answer would have been")
    fault: FaultKind
    time: int = Field(ge=1, description="which of the fault's repeats this is")
    detail: str = Field("", description="what was sent, and what the client did")


class KillEvent(Model):
    """Every process of the harness was killed (-9)."""

    kind: Literal["kill"] = "kill"
    step: int = Field(ge=1, description="the last step that had been delivered")
    processes: int = Field(ge=0, description="how many were alive and are proven dead")


class ResumeEvent(Model):
    """The harness was started again, with HOME and workspace as the kill left them.

    Written when its first request for work came, or when it became certain that none would.
    """

    kind: Literal["resume"] = "resume"
    step: int = Field(ge=1, description="the step after which it had been killed")
    by: Literal["session", "restart"] = Field(description="its own resume, or the same launch again for want of one")
    session: str = Field("", description="the session's id that it was given, if its resume takes one")
    asked: bool = Field(description="it asked the model for more work")
    remembers: bool = Field(description="that request carried what had been said before the kill")
    results: int = Field(ge=0, description="tool results in that request")
    detail: str = ""


class ActsEvent(Model):
    """What was executed of the reference's actions, by the journal that each command wrote outside the workspace.

    One number per action, in order. Only on the perfect-model track, and not where a client edits without a shell.
    """

    kind: Literal["acts"] = "acts"
    delivered: tuple[int, ...] = Field(description="how often it was delivered to the client")
    executed: tuple[int, ...] = Field(description="how often it was begun in the container")
    completed: tuple[int, ...] = Field(description="how often it ended with status 0")


EndReason = Literal[
    "done",  # ended by itself, exit status 0
    "exit",  # ended by itself, another exit status
    "step-budget",
    "time-budget",
    "token-budget",
    "cost-budget",
    "disk-budget",
    "out-of-memory",
    "interrupted",
]


class EndEvent(_Grown):
    """The harness ended, or was ended."""

    later = frozenset({"gave_up"})

    kind: Literal["end"] = "end"
    reason: EndReason
    exit_code: int | None
    claimed_done: bool = Field(description="the harness ended by itself and said the work was finished")
    gave_up: bool = Field(False, description="what it printed last says that it gave up, whatever the exit status")
    detail: str = ""


Event = Annotated[
    StartEvent
    | StepEvent
    | ObservationEvent
    | TurnEvent
    | FaultEvent
    | KillEvent
    | ResumeEvent
    | ActsEvent
    | SnapshotEvent
    | EndEvent,
    Field(discriminator="kind"),
]


class Record(Model):
    """One line of the step log.

    `hash` is SHA-256 over the line's canonical JSON without `hash`; `previous` is the hash of the
    line before (`GENESIS` for the first).
    """

    index: int = Field(ge=0)
    at: float = Field(ge=0, description="seconds since the attempt began")
    event: Event
    previous: Sha256
    hash: Sha256
