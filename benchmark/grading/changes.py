"""What each step changed in the workspace, read from the trial's snapshot repository.

The repository has one commit a snapshot on `refs/heads/workspace`, in order; the first line of a
message is `step N`. Only tree entries are compared, no file is read.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pygit2
from pygit2.enums import DiffOption, SortMode

from benchmark.endurance.course import Change
from benchmark.recorder.names import decode
from benchmark.recorder.snapshots import BRANCH

Changes = Mapping[str, Change]
"""path in the workspace -> its content ids before and after"""


@contextmanager
def reading() -> Iterator[None]:
    """Turns what libgit2 says about missing and malformed objects into a ValueError."""
    try:
        yield
    except (pygit2.GitError, KeyError) as error:
        raise ValueError(f"the snapshot repository is damaged: {error}") from None


def open_repository(path: Path) -> pygit2.Repository:
    """The repository at `path`, whoever owns it: bundles come from other people's machines.

    libgit2 runs nothing that a repository could bring along, no hooks, filters or pagers.

    Raises:
        ValueError: there is no repository.
    """
    pygit2.settings.owner_validation = False
    try:
        return pygit2.Repository(str(path))
    except pygit2.GitError as error:
        raise ValueError(f"no snapshot repository: {error}") from None


def commits(repository: pygit2.Repository) -> list[pygit2.Commit]:
    """The snapshots' commits, snapshot 0 first.

    Raises:
        ValueError: the branch is missing, or a commit is not the snapshot that its place says.
    """
    if BRANCH not in repository.references:
        raise ValueError(f"the snapshot repository has no {BRANCH}")
    order = SortMode.TOPOLOGICAL | SortMode.REVERSE
    found = list(repository.walk(repository.references[BRANCH].resolve().target, order))
    for number, commit in enumerate(found):
        if commit.message.split("\n", 1)[0] != f"step {number}":
            raise ValueError(f"commit {number} of the snapshot repository is not 'step {number}'")
        if [parent.id for parent in commit.parents] != [previous.id for previous in found[number - 1 : number]]:
            raise ValueError(f"commit {number} of the snapshot repository does not follow the one before it")
    return found


def trees(repository: Path) -> tuple[str, ...]:
    """The tree of each snapshot, as the repository has it.

    Raises:
        ValueError: the repository can't be read.
    """
    with reading():
        return tuple(str(commit.tree_id) for commit in commits(open_repository(repository)))


def changes(repository: Path) -> tuple[Changes, ...]:
    """What each step 1..T changed; item 0 belongs to step 1.

    Raises:
        ValueError: the repository can't be read.
    """
    with reading():
        found = commits(open_repository(repository))
        return tuple(_between(old, new) for old, new in pairwise(found))


def _between(old: pygit2.Commit, new: pygit2.Commit) -> Changes:
    if old.tree_id == new.tree_id:
        return {}
    changed = {}
    for delta in old.tree.diff_to_tree(new.tree, flags=DiffOption.INCLUDE_TYPECHANGE).deltas:
        before, after = _content(delta.old_file), _content(delta.new_file)
        changed[workspace_path(delta.new_file.raw_path)] = Change(before, after)
    return changed


def workspace_path(entry: bytes) -> str:
    """The path in the workspace of a tree entry's path; bytes that are not UTF-8 are escaped."""
    return b"/".join(decode(part) for part in entry.split(b"/")).decode(errors="backslashreplace")


def _content(file: pygit2.DiffFile) -> str | None:
    return None if file.id == pygit2.Oid(raw=b"\0" * 20) else f"{file.id}:{file.mode:o}"
