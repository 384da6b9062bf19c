"""What a harness folder declares: `harness.toml`, as data.

A harness is `scripted` (its `adapter.py` yields shell commands, one an act) or a `client` (a real
program that is launched in the agent's container and talks to the gateway).

Strings in `[launch]`, `[resume]` and `[[mount]]` may contain these places; any other brace stays:

| place             | what is put there                                                            |
|-------------------|------------------------------------------------------------------------------|
| `{prompt}`        | what the client is told: the task, or in `[resume]` the words to go on with  |
| `{task}`          | the task, in `[resume]` too                                                  |
| `{base_url}`      | the gateway, `http://127.0.0.1:PORT`, without the protocol's `/v1`           |
| `{model}`         | the model's name                                                             |
| `{max_steps}`     | the step budget                                                              |
| `{home}`          | the client's HOME                                                            |
| `{visible_check}` | the task's command that shows how far the work is; empty if it has none      |
| `{session}`       | in `[resume]`: the session's id, found as `[resume.session]` says            |
| `{option.NAME}`   | the option of `--harness name:NAME=value`, or its default                    |
| `{option.NAME...}`| an element of `argv` that is just this: the option's words, split as by a shell |
"""

import re
from typing import Literal

from pydantic import Field, field_validator, model_validator

from benchmark.spec.base import Model, Slug

SESSION = "{session}"

_OPTION = re.compile(r"\{option\.([A-Za-z0-9_-]+)(?:\.\.\.)?\}")


def _expression(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"{text!r} is no regular expression: {error}") from None
    return text


class Launch(Model):
    """How a client is started; the working directory is `/workspace`, stdin is empty."""

    argv: tuple[str, ...] = Field(min_length=1)
    env: dict[str, str] = Field({}, description="names may contain places, too")
    files: dict[str, str] = Field({}, description="path relative to HOME -> content")

    def templates(self) -> tuple[str, ...]:
        """Every string that may contain places."""
        return (*self.argv, *self.env, *self.env.values(), *self.files.values())


class SessionSource(Model):
    """Where the id of the session is found after a kill; exactly one of `log`, `file` and `header`."""

    log: str | None = Field(
        None, description="regex with one group, for what the client printed; the last match counts"
    )
    file: str | None = Field(None, description="glob below HOME; the newest file counts, and its stem is the id")
    match: str | None = Field(None, description="with `file`: regex with one group for the id in the file's path")
    header: str | None = Field(None, description="header of the client's requests, as the gateway saw it last")

    @field_validator("log", "match")
    @classmethod
    def _one_group(cls, value: str | None) -> str | None:
        if value is not None and re.compile(_expression(value)).groups != 1:
            raise ValueError(f"{value!r} must have exactly one group, the id")
        return value

    @model_validator(mode="after")
    def _one_source(self) -> "SessionSource":
        if sum(source is not None for source in (self.log, self.file, self.header)) != 1:
            raise ValueError("name exactly one of log, file and header")
        if self.match is not None and self.file is None:
            raise ValueError("match goes with file")
        if self.file is not None and (self.file.startswith("/") or ".." in self.file.split("/")):
            raise ValueError("file is a glob below HOME")
        return self


class Resume(Launch):
    """How a client is started again after it was killed; HOME and the workspace are as the kill left them.

    The environment and the files are those of `[launch]` plus these; the files of `[launch]` are not
    written again.
    """

    prompt: str = Field("Continue where you left off.", min_length=1)
    session: SessionSource | None = Field(None, description="needed where argv, env or files contain `{session}`")

    @model_validator(mode="after")
    def _session_is_found(self) -> "Resume":
        wanted = any(SESSION in text for text in self.templates())
        if wanted and self.session is None:
            raise ValueError("{session} is used; say in [resume.session] where it is found")
        if self.session is not None and not wanted:
            raise ValueError("[resume.session] is there, but nothing contains {session}")
        return self


class Exit(Model):
    """What the end of what a client printed says, where its exit status alone tells a lie."""

    gave_up: tuple[str, ...] = Field(
        (), description="regexes: if one is found, the client gave up, whatever its exit status"
    )
    done: tuple[str, ...] = Field(
        (), description="regexes: the client said that it finished if one is found; empty: exit status 0 says so"
    )

    @field_validator("gave_up", "done")
    @classmethod
    def _expressions(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(_expression(value) for value in values)


class Mount(Model):
    """A folder of the host that the client sees, read-only; left out if its option is not given."""

    source: str
    target: str = Field(pattern=r"^/opt/[A-Za-z0-9._/-]+$", description="below /opt")


class Subagents(Model):
    """How a subagent's requests are told from the main agent's: any one of these signs is enough.

    A header of `parents` that is new to a subagent's requests names who started it: so deep subagents are known.
    """

    headers: tuple[str, ...] = Field(
        ("x-claude-code-agent-id", "x-openai-subagent", "x-parent-session-id"),
        description="headers that only a subagent's requests carry",
    )
    ids: tuple[str, ...] = Field(
        ("x-claude-code-agent-id", "x-session-affinity", "x-session-id", "thread-id", "session-id", "session_id"),
        description="headers that say which subagent asks, the first that is there; none: one thread for all",
    )
    parents: tuple[str, ...] = Field(
        ("x-claude-code-parent-agent-id", "x-codex-parent-thread-id", "x-parent-session-id"),
        description="headers that say who started it, by that one's id",
    )
    system: tuple[str, ...] = Field((), description="words that only a subagent's system text has")
    lacks_tool: str | None = Field(
        None, description="a tool that only the main agent is offered, say the one that starts subagents"
    )


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
    verified: bool = Field(True, description="false: the real client was never run by this adapter's authors")
    why: str = Field("", description="why it is not verified")
    protocol: Slug | None = Field(None, description="what a client speaks to a model: a module of gateway/protocols")
    options: dict[str, str] = Field({}, description="option -> what it means, for `--harness name:option=value`")
    defaults: dict[str, str] = Field({}, description="option -> its value where none is given")
    bookkeeping_tools: tuple[str, ...] = Field(
        (), description="tools that do not touch the environment (todo lists, plans)"
    )
    side_requests: tuple[str, ...] = Field(
        (),
        description="words by which the client's own requests are known (compaction, titles): not work for the model",
    )
    edits_as_text: bool = Field(
        False, description="the client has no tools: an answer with SEARCH/REPLACE blocks is a step"
    )
    subagents: Subagents = Subagents()
    memory_mb: int = Field(0, ge=0, description="memory the client itself needs, on top of the task's")
    launch: Launch | None = None
    resume: Resume | None = Field(None, description="None: after a kill it is launched again as if nothing had been")
    exit: Exit = Exit()
    mount: tuple[Mount, ...] = ()
    oracle: OracleHints = OracleHints()

    @model_validator(mode="after")
    def _client_is_complete(self) -> "HarnessSpec":
        if self.kind == "client" and (self.launch is None or self.protocol is None):
            raise ValueError("a client needs [launch] and protocol")
        if self.kind == "scripted" and (self.launch is not None or self.protocol is not None):
            raise ValueError("a scripted harness has neither [launch] nor protocol")
        return self

    @model_validator(mode="after")
    def _says_why(self) -> "HarnessSpec":
        if not self.verified and not self.why:
            raise ValueError("verified = false needs why")
        return self

    @model_validator(mode="after")
    def _options_are_known(self) -> "HarnessSpec":
        unknown = [name for name in (*self.defaults, *self.wanted_options()) if name not in self.options]
        if unknown:
            raise ValueError(f"the option {unknown[0]!r} is used but not listed in [options]")
        return self

    def wanted_options(self) -> tuple[str, ...]:
        """The options that `[launch]` and `[resume]` can't do without, in order, once each."""
        texts = [text for part in (self.launch, self.resume) if part is not None for text in part.templates()]
        return tuple(dict.fromkeys(name for text in texts for name in _OPTION.findall(text)))
