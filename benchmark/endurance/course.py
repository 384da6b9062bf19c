"""The course of a run as the detectors see it: one entry a counted step, and how the run ended.

Plain data, so that a detector can be tried on a made-up course; `benchmark.grading.observed` builds
it from a step log.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from benchmark.endurance.measures import Measures
from benchmark.spec.step import EndEvent, ToolCall

_NARRATION = frozenset({"description", "explanation", "justification", "timeout", "timeout_ms", "security_risk"})
"""Arguments in which a model talks about a call; they do not change what it does."""

_VOLATILE = re.compile(r"0x[0-9a-fA-F]+|\b\d{1,2}:\d{2}:\d{2}(\.\d+)?\b|\b\d+(\.\d+)? ?(ms|s|sec|seconds)\b")
"""Addresses, times of day and durations: what differs between two runs of the same failing test."""


@dataclass(frozen=True)
class Change:
    """One path's content ids before and after a step; None where it did not exist."""

    before: str | None
    after: str | None


@dataclass(frozen=True)
class ObservedStep:
    """One counted step.

    Attributes:
        number: from 1.
        calls: the tool calls that may touch the environment, normalised; empty if none may.
        observation: digest of what the tools answered; None where it was not seen.
        symptom: the same answer without its volatile parts; equal symptoms are the same failure.
        failed: whether a tool reported an error; None where unknown.
        changes: path in the workspace -> its change in this step.
        silent_turns: model turns without a tool call between this step and the next.
    """

    number: int
    calls: tuple[str, ...] = ()
    observation: str | None = None
    symptom: str | None = None
    failed: bool | None = None
    changes: Mapping[str, Change] = field(default_factory=dict)
    silent_turns: int = 0


@dataclass(frozen=True)
class Course:
    """A whole run.

    Attributes:
        steps: steps 1..T.
        measures: what the run is measured at, T steps long.
        end: how the harness ended; None where the log does not say.
        max_steps: the budget.
        scope: globs of the paths that the task is about, relative to the workspace.
        parting_words: the model's last turn without a tool call.
        unshippable_since: the step from which on nothing of the workspace could be shipped.
        resets: the steps after which the model's context was summed up, or the harness was resumed.
    """

    steps: Sequence[ObservedStep]
    measures: Measures
    end: EndEvent | None
    max_steps: int
    scope: tuple[str, ...]
    parting_words: str = ""
    unshippable_since: int | None = None
    resets: tuple[int, ...] = ()


def normalise(call: ToolCall) -> str:
    """A call as text that is equal for calls which do the same.

    JSON arguments are sorted and lose what only narrates; runs of white space become one blank.
    """
    try:
        arguments = json.loads(call.arguments)
    except ValueError:
        return f"{call.tool} {' '.join(call.arguments.split())}"
    if isinstance(arguments, dict):
        arguments = {key: value for key, value in arguments.items() if key not in _NARRATION}
    return f"{call.tool} {json.dumps(_squeeze(arguments), sort_keys=True)}"


def symptom(excerpt: str) -> str:
    """A tool's answer without addresses, times of day and durations."""
    return " ".join(_VOLATILE.sub("~", excerpt).split())


def _squeeze(value: object) -> object:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, dict):
        return {key: _squeeze(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_squeeze(item) for item in value]
    return value
