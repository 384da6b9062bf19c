"""Looks for the solution, the checks and the untouched materials in every layer of the agent's image.

What a later layer deletes is still there for whoever looks into the image; and what a first stage unpacked must not
have come along. Files are known by their content, and what the reference writes by its lines.
"""

import hashlib
import tarfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO

import docker

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


def traces(client: docker.DockerClient, image: str, secrets: Secrets, folder: Path) -> Iterator[str]:
    """What every layer of an image gives away.

    Args:
        client: the engine.
        image: the agent's.
        secrets: what to look for.
        folder: for a copy of the image.
    """
    copy = folder / "image.tar"
    with copy.open("wb") as file:
        for chunk in client.images.get(image).save():
            file.write(chunk)
    seen = 0
    try:
        with tarfile.open(copy) as archive:
            for member in archive:
                layer = archive.extractfile(member) if member.isfile() else None
                if layer is None:
                    continue
                for path, data in _files_of(layer):
                    seen += 1
                    told = secrets.found(path, data)
                    if told is not None:
                        yield told
    finally:
        copy.unlink()
    if not seen:
        yield f"no layer of the agent's image {image[:19]} can be read: what it gives away is not known"


def _files_of(layer: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    """The regular files of a layer; none if it is something else, such as the image's description."""
    try:
        with tarfile.open(fileobj=layer) as files:
            for member in files:
                content = files.extractfile(member) if member.isfile() and member.size >= _LEAST_BYTES else None
                if content is not None:
                    yield member.name.removeprefix("./"), content.read()
    except tarfile.ReadError:
        return


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _lines(data: bytes) -> set[bytes]:
    return {line for line in map(bytes.strip, data.split(b"\n")) if len(line) >= _LEAST_LINE}


def _written(action: Action) -> set[bytes]:
    old, new = (action.edit.old, action.edit.new) if action.edit else ("", action.command or "")
    return _lines(new.encode()) - _lines(old.encode())
