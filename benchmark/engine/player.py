"""Plays a task's reference in the agent's container, whole or in part, and takes the tree after each action."""

import random
import shutil
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import docker

from benchmark.engine.runtime import TaskImages
from benchmark.recorder.scan import ScanLimits
from benchmark.recorder.snapshots import Snapshots
from benchmark.sandbox.agent import AgentContainer, Mounts, fill_workspace, make_private
from benchmark.sandbox.shell import COMMAND, Shell
from benchmark.spec.action import Action
from benchmark.suite.load import LoadedTask

_SCRIBBLES = 4
"""Files that are edited at random."""

_ACTIONS = "actions"
"""A folder of the agent's home with the reference's commands, to be played many times."""

_SECONDS = 300.0
"""What one action may take."""


@dataclass(frozen=True)
class Played:
    """What came of it.

    Attributes:
        trees: the tree before the first action and after each.
        failed: what is wrong with actions that ended with another status than 0.
    """

    trees: tuple[str, ...]
    failed: tuple[str, ...]


class Player:
    """Plays actions in the agent's container and takes the trees."""

    def __init__(
        self, client: docker.DockerClient, loaded: LoadedTask, images: TaskImages, pristine: Path, folder: Path
    ) -> None:
        self._client = client
        self._loaded = loaded
        self._images = images
        self._pristine = pristine
        self._folder = folder
        self._workspace = folder / "workspace"
        self.repository = folder / "snapshots.git"
        make_private(self._workspace)
        make_private(folder / "home")
        self._finished = folder / "finished"
        make_private(self._finished)
        self._limits = ScanLimits(total=loaded.task.limits.disk_mb * 1024 * 1024)
        self._snapshots = Snapshots(self.repository, self._workspace, self._limits)
        self._taken = 0

    def play(self, actions: tuple[Action, ...]) -> Played:
        """The tree before the first action and after each."""
        fill_workspace(self._pristine, self._workspace)
        trees, failed = [self._tree()], []
        with self._shell() as shell:
            for number, action in enumerate(actions, 1):
                result = shell.run(action.shell(), _SECONDS)
                if result.status != 0:
                    text = result.output.decode("utf-8", "replace")[-200:]
                    failed.append(f"action {number} ({action.title}) ended with {result.status}: {text}")
                trees.append(self._tree())
        fill_workspace(self._workspace, self._finished)
        return Played(tuple(trees), tuple(failed))

    def changed(self) -> dict[str, bytes]:
        """Path -> content before of the files that the reference changed."""
        return {
            path.relative_to(self._pristine).as_posix(): path.read_bytes()
            for path in self._pristine.rglob("*")
            if path.is_file() and not path.is_symlink() and self._differs(path)
        }

    def _differs(self, path: Path) -> bool:
        after = self._finished / path.relative_to(self._pristine)
        return not after.is_file() or after.is_symlink() or after.read_bytes() != path.read_bytes()

    def without(self, actions: tuple[Action, ...], parts: Collection[range]) -> dict[range, str]:
        """For each of these runs of actions, counted from 1, the final tree of the reference without them."""
        if all(action.edit is not None for action in actions):
            self._reset()
            return {part: self._edited(actions, part) for part in parts}
        trees, done = {}, 0
        actions_folder, before = self._folder / "home" / _ACTIONS, self._folder / "before"
        make_private(actions_folder)
        for number, action in enumerate(actions, 1):
            (actions_folder / str(number)).write_text(action.shell(), encoding="utf-8")
        make_private(before)
        fill_workspace(self._pristine, before)
        with self._shell() as shell:
            # What comes before the actions that are left out is played once, not once for each.
            for left_out in sorted(parts, key=lambda part: part.start):
                self._reset(before)
                if left_out.start > done + 1:
                    _play_on(shell, range(done + 1, left_out.start))
                    done = left_out.start - 1
                    make_private(before)
                    fill_workspace(self._workspace, before)
                _play_on(shell, range(left_out.stop, len(actions) + 1))
                trees[left_out] = self._tree()
        return trees

    def garbled(self, garble: Callable[[Path], None]) -> str:
        """The tree of the finished work after `garble` was let loose on the workspace."""
        self._reset(self._finished)
        garble(self._workspace)
        return self._tree()

    def emptied(self) -> str:
        """The tree of a workspace in which there is nothing any more."""
        self._clear()
        return self._tree()

    def scribbled(self) -> str:
        """The tree of the untouched task after a few random edits: always the same ones."""
        self._reset()
        rng = random.Random(self._loaded.name)  # noqa: S311
        files = sorted(path for path in self._workspace.rglob("*") if path.is_file() and not path.is_symlink())
        for path in rng.sample(files, min(_SCRIBBLES, len(files))):
            lines = path.read_bytes().splitlines(keepends=True)
            if lines:
                lines.insert(rng.randrange(len(lines)), lines.pop(rng.randrange(len(lines))))
                lines.append(rng.choice(lines))
                path.write_bytes(b"".join(lines))
        return self._tree()

    def _edited(self, actions: tuple[Action, ...], left_out: range) -> str:
        """The same for a reference of edits alone, made here: R x R edits would take hours in a container."""
        edits = [action.edit for action in actions if action.edit is not None]
        # Every file starts as it was, those too whose only edit is left out.
        texts = {edit.path: (self._pristine / edit.path).read_text(encoding="utf-8") for edit in edits}
        for number, edit in enumerate(edits, 1):
            if number not in left_out and texts[edit.path].count(edit.old) == 1:
                texts[edit.path] = texts[edit.path].replace(edit.old, edit.new)
        for path, text in texts.items():
            target = self._workspace / path
            if target.read_text(encoding="utf-8") != text:
                target.write_text(text, encoding="utf-8")
        return self._tree()

    def _reset(self, state: Path | None = None) -> None:
        self._clear()
        fill_workspace(state or self._pristine, self._workspace)

    def _clear(self) -> None:
        for entry in self._workspace.iterdir():
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            else:
                entry.unlink()

    def _tree(self) -> str:
        self._taken += 1
        return self._snapshots.take(self._taken).tree

    @contextmanager
    def _shell(self) -> Iterator[Shell]:
        container = AgentContainer(
            self._client,
            self._images.agent,
            COMMAND,
            mounts=Mounts(self._workspace, self._folder / "home", self._folder / "etc"),
            limits=self._loaded.task.limits,
            extra_memory_mb=0,
            env={},
            run="",
            trial="",
            stdin=True,
        )
        try:
            yield Shell(container.stream)
        finally:
            container.remove()


def _play_on(shell: Shell, numbers: range) -> None:
    """Run the actions of these numbers, whatever comes of them, by one command: asking for each would take longer."""
    if numbers:
        each = f'bash -c "$(<"$HOME/{_ACTIONS}/$number")" </dev/null >/dev/null 2>&1'
        shell.run(f"for number in {' '.join(map(str, numbers))}; do {each}; done", _SECONDS * len(numbers))
