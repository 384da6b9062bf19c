"""The bundle: everything a third party needs to check a trial, as one directory.

```
bundle/
  bundle.json        this model, with the digest of every other file
  SHA256SUMS         the same for sha256sum(1), and the digest of bundle.json
  instruction.md     what the agent was told
  steps.jsonl        the hash-chained step log           (benchmark.spec.step)
  snapshots.git/     a bare repository: refs/heads/workspace, one commit a step
  matrix.json        check x step                        (benchmark.spec.verdict.Matrix)
  verdict.json       the judgement                       (benchmark.spec.verdict.Verdict)
  ledger.jsonl       every attempt                       (benchmark.spec.trial.LedgerEntry)
  harness.log        what the harness printed
```
"""

from typing import Literal

from pydantic import Field

from benchmark.spec.base import Model, Sha256
from benchmark.spec.step import EndEvent
from benchmark.spec.task import Check, Task
from benchmark.spec.trial import Track, TrialPlan


class Meter(Model):
    """Tokens of a whole trial; None where any response did not say.

    `input_tokens` has the cached ones in it, `output_tokens` those of reasoning.
    """

    input_tokens: int | None = None
    output_tokens: int | None = None
    requests: int = 0
    cache_read_tokens: int | None = None
    cache_write_tokens: int | None = None
    reasoning_tokens: int | None = None
    cost_usd: float | None = Field(None, description="None: the tokens or the model's price are unknown")
    prices_dated: str | None = Field(None, description="the day of the price table behind `cost_usd`")


class Bundle(Model):
    """`bundle.json`."""

    schema_version: Literal[1] = 1
    run: str
    trial: TrialPlan
    track: Track
    attempt: int = Field(ge=1, description="the attempt that was judged")
    task: Task
    checks: tuple[Check, ...]
    harness_title: str
    harness_version: str
    agent_image: str
    grader_image: str
    toolbox_image: str | None
    plan_digest: Sha256 | None = Field(None, description="of the run's run.json, which says how many trials it has")
    suite_version: str = Field(description="version of the endurance-gap package that measured")
    started: str
    finished: str
    seconds: dict[str, float] = Field(description="phase -> seconds it took")
    localise: Literal["exact", "final"] = Field("exact", description="whether every tree was graded, or the last only")
    end: EndEvent | None
    meter: Meter | None
    files: dict[str, Sha256] = Field(description="path in the bundle -> SHA-256; the repository's files too")
