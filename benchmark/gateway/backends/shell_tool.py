"""Finds, among the tools that a client offers, the one that runs a shell command, and fills in a call of it."""

import base64
import re
import shlex
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from benchmark.gateway.dialect import mapping
from benchmark.gateway.neutral import Call, Tool
from benchmark.spec.harness import OracleHints

_COMMAND_KEYS = ("command", "cmd", "commands", "script", "shell_command")
_NAME_HINTS = ("bash", "shell", "terminal", "exec", "command", "run")
_PATIENCE = {"yield_time_ms": 30_000}
"""Optional arguments without which a client would answer before the command has ended."""
_SUBSTITUTION = re.compile(r"\$\(|`|<\(|>\(")


@dataclass(frozen=True)
class ShellTool:
    """A tool that runs shell commands, and the key its command goes to."""

    tool: Tool
    key: str

    def call(self, id: str, command: str, title: str) -> Call:
        """A call that runs `command`; what else the schema requires is filled in."""
        return Call.of(id, self.tool.name, self.arguments(command, title), self.tool.form)

    def arguments(self, command: str, title: str) -> dict[str, Any]:
        """The arguments of such a call."""
        properties = mapping(self.tool.schema.get("properties"))
        required = self.tool.schema.get("required")
        filled = {
            str(name): filler(properties.get(str(name)), title)
            for name in (required if isinstance(required, list) else ())
        }
        filled |= {name: value for name, value in _PATIENCE.items() if name in properties}
        filled[self.key] = ["bash", "-c", command] if _is_list(properties.get(self.key)) else command
        return filled


def find(tools: Iterable[Tool], named: str | None) -> ShellTool | None:
    """The shell tool, or None if there is none.

    Args:
        tools: what the client offers.
        named: its name, where the harness's manifest says it.
    """
    candidates: list[tuple[int, int, ShellTool]] = []
    for tool in tools:
        if named is not None and tool.name != named:
            continue
        properties = mapping(tool.schema.get("properties"))
        # An editor's `command` is one of a few words, not a shell's.
        key = next(
            (key for key in _COMMAND_KEYS if key in properties and not mapping(properties[key]).get("enum")), None
        )
        if key is None:
            continue
        rank = next((i for i, hint in enumerate(_NAME_HINTS) if hint in tool.name.lower()), len(_NAME_HINTS))
        candidates.append((rank, len(candidates), ShellTool(tool, key)))
    return min(candidates, key=lambda found: found[:2])[2] if candidates else None


def worded(command: str, hints: OracleHints) -> str:
    """A command, written for bash, as the client's tool will run it rightly."""
    if not hints.substitution and _SUBSTITUTION.search(command):
        packed = base64.b64encode(command.encode()).decode()
        return f"echo {packed} | base64 -d > /tmp/.command && bash /tmp/.command"
    return command if hints.shell == "bash" else f"bash -c {shlex.quote(command)}"


def filler(schema: Any, title: str = "") -> Any:
    """A value that a JSON schema allows, as empty as it can be."""
    schema = mapping(schema)
    if isinstance(schema.get("enum"), list) and schema["enum"]:
        return schema["enum"][0]
    if "const" in schema:
        return schema["const"]
    if "default" in schema:
        return schema["default"]
    kind = schema.get("type")
    kind = next((one for one in kind if one != "null"), "null") if isinstance(kind, list) else kind
    fillers = {"boolean": False, "integer": 1, "number": 1, "array": [], "object": {}, "null": None}
    return fillers.get(str(kind), title)


def _is_list(schema: Any) -> bool:
    schema = mapping(schema)
    kinds = [mapping(one).get("type") for one in schema.get("anyOf") or ()] or [schema.get("type")]
    return "string" not in kinds and "array" in kinds
