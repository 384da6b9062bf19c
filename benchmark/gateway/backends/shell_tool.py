"""Finds, among the tools that a client offers, the one that runs a shell command, and fills in a call of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from benchmark.gateway.neutral import Tool

_COMMAND_KEYS = ("command", "cmd", "commands", "script", "shell_command")
_NAME_HINTS = ("bash", "shell", "terminal", "exec", "command", "run")


@dataclass(frozen=True)
class ShellTool:
    """A tool that runs shell commands, and the key its command goes to."""

    tool: Tool
    key: str

    def arguments(self, command: str, title: str) -> dict[str, Any]:
        """The arguments of a call that runs `command`; what else the schema requires is filled in."""
        properties = _properties(self.tool)
        required = self.tool.schema.get("required")
        filled = {
            str(name): _filler(properties.get(str(name)), title)
            for name in (required if isinstance(required, list) else ())
        }
        listed = _mapping(properties.get(self.key)).get("type") == "array"
        filled[self.key] = ["bash", "-c", command] if listed else command
        return filled


def find(tools: Iterable[Tool], named: str | None) -> ShellTool | None:
    """The shell tool, or None if there is none.

    Args:
        tools: what the client offers.
        named: its name, where the harness's manifest says it.
    """
    candidates: list[tuple[int, int, ShellTool]] = []
    for tool in tools:
        key = next((key for key in _COMMAND_KEYS if key in _properties(tool)), None)
        if key is None or (named is not None and tool.name != named):
            continue
        rank = next((i for i, hint in enumerate(_NAME_HINTS) if hint in tool.name.lower()), len(_NAME_HINTS))
        candidates.append((rank, len(candidates), ShellTool(tool, key)))
    return min(candidates, key=lambda found: found[:2])[2] if candidates else None


def _properties(tool: Tool) -> Mapping[str, Any]:
    return _mapping(tool.schema.get("properties"))


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _filler(schema: Any, title: str) -> Any:
    schema = _mapping(schema)
    if isinstance(schema.get("enum"), list) and schema["enum"]:
        return schema["enum"][0]
    if "default" in schema:
        return schema["default"]
    fillers = {"boolean": False, "integer": 1, "number": 1, "array": [], "object": {}}
    return fillers.get(str(schema.get("type")), title)
