"""What a harness folder declares: `harness.toml`, as data.

A harness is `scripted` (its `adapter.py` yields shell commands, one an act) or a `client` (a real
program that is launched in the agent's container and talks to the gateway).

Strings in `launch` and `resume` may contain `{prompt}`, `{base_url}`, `{model}`, `{max_steps}`,
`{home}` and, in `resume`, `{session}`.
"""

from typing import Literal

from pydantic import Field, model_validator

from benchmark.spec.base import Model, Slug


class Launch(Model):
    """How a client is started; the working directory is `/workspace`, stdin is empty."""

    argv: tuple[str, ...] = Field(min_length=1)
    env: dict[str, str] = Field({})
    files: dict[str, str] = Field({}, description="path relative to HOME -> content")


class OracleHints(Model):
    """How the perfect model speaks to this client, where its tools don't say it themselves."""

    shell_tool: str | None = Field(None, description="tool that runs a command; None: found by its schema")
    shell: Literal["bash", "sh"] = Field("bash", description="what that tool runs commands with")
    substitution: bool = Field(
        True, description="whether that tool runs commands with `$(...)`; if not, they are sent encoded"
    )
    finish_command: str | None = Field(
        None, description="the shell command by which this client is told that the work is done; not a step"
    )


class HarnessSpec(Model):
    """One harness: `harness.toml`."""

    name: Slug
    title: str
    summary: str
    kind: Literal["scripted", "client"]
    version: str
    homepage: str | None = None
    protocol: Slug | None = Field(None, description="what a client speaks to a model: a module of gateway/protocols")
    options: dict[str, str] = Field({}, description="option -> what it means, for `--harness name:option=value`")
    bookkeeping_tools: tuple[str, ...] = Field(
        (), description="tools that do not touch the environment (todo lists, plans)"
    )
    side_requests: tuple[str, ...] = Field(
        (),
        description="words by which the client's own requests are known (compaction, titles): not work for the model",
    )
    memory_mb: int = Field(0, ge=0, description="memory the client itself needs, on top of the task's")
    launch: Launch | None = None
    oracle: OracleHints = OracleHints()

    @model_validator(mode="after")
    def _client_is_complete(self) -> "HarnessSpec":
        if self.kind == "client" and (self.launch is None or self.protocol is None):
            raise ValueError("a client needs [launch] and protocol")
        if self.kind == "scripted" and (self.launch is not None or self.protocol is not None):
            raise ValueError("a scripted harness has neither [launch] nor protocol")
        return self
