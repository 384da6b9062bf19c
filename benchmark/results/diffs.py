"""What a step did to the workspace's files, as data with caps.

The content is the agent's: names and lines are made printable here, so that no reader has to think
of control characters or of text that runs from right to left over its neighbours.
"""

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pygit2
from pygit2.enums import DeltaStatus, DiffOption, FileMode

from benchmark.grading.changes import commits, open_repository, reading, workspace_path

LineKind = Literal["+", "-", " ", "@"]
_KINDS: dict[str, LineKind] = {"+": "+", "-": "-", " ": " "}


@dataclass(frozen=True)
class Caps:
    """How much of a step's diff is wanted."""

    files: int = 40
    lines: int = 400
    columns: int = 400
    bytes: int = 262_144


@dataclass(frozen=True)
class Line:
    """One line of a hunk: added, removed, context, or the hunk's own heading."""

    kind: LineKind
    text: str


@dataclass(frozen=True)
class FileDiff:
    """One file's change.

    Attributes:
        path: in the workspace, printable.
        status: what happened to it.
        added: lines added; None where the content was not compared.
        removed: lines removed, likewise.
        lines: the hunks, within the caps.
        note: why there is less to see than there is; empty if there is not.
    """

    path: str
    status: Literal["added", "deleted", "modified"]
    added: int | None
    removed: int | None
    lines: tuple[Line, ...]
    note: str = ""


class StepDiffs:
    """The changes of a trial's steps, read one step at a time."""

    def __init__(self, repository: Path) -> None:
        """Open a snapshot repository.

        Raises:
            ValueError: there is none, or it is not a trial's.
        """
        with reading():
            self._repository = open_repository(repository)
            self._commits = commits(self._repository)

    def step(self, step: int, caps: Caps) -> tuple[FileDiff, ...]:
        """The changes of one step (from 1), within the caps.

        Raises:
            ValueError: there is no such step, or the repository is damaged.
        """
        if not 1 <= step < len(self._commits):
            raise ValueError(f"no step {step}: the snapshots end with step {len(self._commits) - 1}")
        with reading():
            return self._step(step, caps)

    def _step(self, step: int, caps: Caps) -> tuple[FileDiff, ...]:
        old, new = self._commits[step - 1].tree, self._commits[step].tree
        deltas = list(old.diff_to_tree(new, flags=DiffOption.INCLUDE_TYPECHANGE).deltas)
        files: list[FileDiff] = []
        left = caps.lines
        for delta in deltas[: caps.files]:
            files.append(_file(self._repository, delta, left, caps))
            left -= len(files[-1].lines)
        if deltas[caps.files :]:
            more = f"{len(deltas) - caps.files} more files"
            files.append(FileDiff(more, "modified", None, None, (), "not shown"))
        return tuple(files)


def _file(repo: pygit2.Repository, delta: pygit2.DiffDelta, left: int, caps: Caps) -> FileDiff:
    path = printable(workspace_path(delta.new_file.raw_path))
    status: Literal["added", "deleted", "modified"] = "modified"
    if delta.status == DeltaStatus.ADDED:
        status = "added"
    elif delta.status == DeltaStatus.DELETED:
        status = "deleted"
    if left <= 0:
        return FileDiff(path, status, None, None, (), "not shown, the step changed too much")
    notes = []
    if delta.status in (DeltaStatus.MODIFIED, DeltaStatus.TYPECHANGE) and delta.old_file.mode != delta.new_file.mode:
        notes.append(f"was {_kind(delta.old_file.mode)}, is {_kind(delta.new_file.mode)}")
    old, new = _blob(repo, delta.old_file), _blob(repo, delta.new_file)
    size = max(old.size if old else 0, new.size if new else 0)
    if size > caps.bytes:
        return FileDiff(path, status, None, None, (), "; ".join([*notes, f"{size:,} bytes, not shown"]))
    if any(blob is not None and b"\0" in blob.data for blob in (old, new)):
        return FileDiff(path, status, None, None, (), "; ".join([*notes, "not text"]))
    patch = pygit2.Patch.create_from(old, new, context_lines=3)
    _, added, removed = patch.line_stats
    lines: list[Line] = []
    for hunk in patch.hunks:
        lines.append(Line("@", f"line {max(hunk.new_start, 1)}"))
        for line in hunk.lines:
            kind = _KINDS.get(line.origin)
            if kind is not None:
                text = printable(line.raw_content.decode(errors="replace").rstrip("\n"))
                lines.append(Line(kind, text if len(text) <= caps.columns else text[: caps.columns] + "…"))
    if len(lines) > left:
        notes.append(f"{len(lines) - left} more lines, not shown")
    return FileDiff(path, status, added, removed, tuple(lines[:left]), "; ".join(notes))


def printable(text: str) -> str:
    """The text with control, format and surrogate characters escaped; tabs stay."""
    if text.isprintable():
        return text
    return "".join(
        char
        if char == "\t" or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
        else _escaped(char)
        for char in text
    )


def _escaped(char: str) -> str:
    return f"\\u{{{ord(char):x}}}"


def _blob(repo: pygit2.Repository, file: pygit2.DiffFile) -> pygit2.Blob | None:
    found = repo.get(file.id)
    return found if isinstance(found, pygit2.Blob) else None


def _kind(mode: int) -> str:
    names = {FileMode.BLOB: "a file", FileMode.BLOB_EXECUTABLE: "executable", FileMode.LINK: "a link"}
    return next((name for known, name in names.items() if known == mode), f"mode {mode:o}")
