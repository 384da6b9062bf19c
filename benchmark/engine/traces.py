"""Knows the solution, the checks and the untouched materials, wherever they turn up in the agent's image.

Files are known by their content, and what the reference writes by its lines.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

from benchmark.spec.action import Action

Files = Mapping[str, tuple[bytes, bool]]
"""Path in a build context -> (content, executable)."""

_WORKSPACE = "workspace/"
_RECIPE = "recipe/"
_MATERIALS = "materials/"
_LEAST_BYTES = 64
_LEAST_LINE = 30
_MOST_BYTES = 4 * 1024 * 1024
"""Of a file whose lines are looked at."""

_FEWEST, _SHARE = 3, 10
"""So many actions, or one in so many, must show in a file: single lines are alike by chance."""

_MOST_LINES = 0.8
"""An action shows if so many of its lines do."""


class Secrets:
    """What the agent must not find.

    Args:
        agent: the agent's build context. Of its recipe only what lies in the workspace may be in the image.
        grader: the grader's build context.
        actions: the reference.
        before: path -> content of the files in the workspace that the reference changes. They are alike by nature, and
            if they held the solution, milestones would pass on the untouched task.
    """

    def __init__(self, agent: Files, grader: Files, actions: Sequence[Action], before: Mapping[str, bytes]) -> None:
        given = {_digest(data) for name, (data, _) in agent.items() if not name.startswith((_RECIPE, _MATERIALS))}
        self._files: dict[str, str] = {}
        for name, (data, _) in {**agent, **grader}.items():
            if len(data) >= _LEAST_BYTES and _digest(data) not in given:
                self._files.setdefault(_digest(data), name)
        self._recipe = {_digest(data) for name, (data, _) in agent.items() if name.startswith(_RECIPE)}
        self._before = {(_WORKSPACE + path, _digest(data)) for path, data in before.items()}
        self._written = [_written(action) for action in actions]
        self._writers: dict[bytes, list[int]] = {}
        for number, lines in enumerate(self._written):
            for line in lines if len(lines) > 1 else ():
                self._writers.setdefault(line, []).append(number)
        self._enough = max(_FEWEST, len(actions) // _SHARE)

    def found(self, path: str, data: bytes) -> str | None:
        """What a file of a layer gives away; None: nothing."""
        digest = _digest(data)
        name = self._files.get(digest)
        if name is not None and not (digest in self._recipe and path.startswith(_WORKSPACE)):
            return f"{name} is in the agent's image, in a layer, as /{path}"
        if len(data) <= _MOST_BYTES and b"\0" not in data[:4096] and (path, digest) not in self._before:
            alike = Counter(number for line in _lines(data) & self._writers.keys() for number in self._writers[line])
            shown = sum(count >= _MOST_LINES * len(self._written[number]) for number, count in alike.items())
            if shown >= self._enough:
                return f"/{path}, in a layer of the agent's image, has lines of {shown} actions of the reference"
        return None


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _lines(data: bytes) -> set[bytes]:
    return {line for line in map(bytes.strip, data.split(b"\n")) if len(line) >= _LEAST_LINE}


def _written(action: Action) -> set[bytes]:
    old, new = (action.edit.old, action.edit.new) if action.edit else ("", action.command or "")
    return _lines(new.encode()) - _lines(old.encode())
