"""Counts what is really executed of a reference: each command first writes its number to a journal, and then its end.

The journal lies outside the workspace, so that the artifact stays what the client made of it. What a client logs,
and what the gateway delivered, are claims; a line in the journal is a command that ran.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from pydantic import PrivateAttr

from benchmark.sandbox.agent import ACTS
from benchmark.sandbox.hostile import read_plain
from benchmark.spec.action import Action
from benchmark.spec.step import ActsEvent

_FILE = "journal"
_PLACE = f"{ACTS}/{_FILE}"
_LINE = re.compile(rb"([1-9][0-9]{0,5})(?: ([0-9]{1,3}))?")
_MOST = 8 * 1024 * 1024
_CALL = re.compile(r"call_oracle_(\d+)_\d+")

_OURS = re.compile(
    rf"(?:\{{|if ! grep -qx '\d+ 0' {_PLACE}; then)\necho \d+ >> {_PLACE}\n"
    r"(?P<command>.*)\nacts_status=[^\n]*\n(?:\}|fi)",
    re.DOTALL,
)

HOLD = 60
"""Seconds for which the command of a step at which the client is to be killed goes on after its effect."""


class Acts:
    """The journal of one trial.

    Args:
        folder: the host's folder that the container has at `ACTS`.
        actions: the reference's actions, in order.
        steps: says how many steps were delivered.
        kills: the steps at which the client is to be killed.
    """

    def __init__(self, folder: Path, actions: Sequence[Action], steps: Callable[[], int], kills: Sequence[int]) -> None:
        self._path = folder / _FILE
        self._steps = steps
        self._kills = set(kills)
        self._delivered: Counter[int] = Counter()
        self._target: tuple[int, int] | None = None
        self.look = False
        """Whether the model has reason to look, before it acts, if the action was done already."""
        self.actions: tuple[Action, ...] = tuple(
            JournaledAction.of(action, number, self) for number, action in enumerate(actions, 1)
        )

    def command(self, number: int, command: str) -> str:
        """The action's command, with its lines for the journal."""
        hold = ""
        if (step := self._steps() + 1) in self._kills:
            self._kills.remove(step)
            self._target = (number, self._completed()[number])
            hold = f"; sleep {HOLD}"
        begun = f"echo {number} >> {_PLACE}"
        ended = f'acts_status=$?; echo "{number} $acts_status" >> {_PLACE}{hold}; (exit $acts_status)'
        whole = f"{begun}\n{command}\n{ended}"
        if self.look:
            self.look = False
            return f"if ! grep -qx '{number} 0' {_PLACE}; then\n{whole}\nfi"
        return f"{{\n{whole}\n}}"  # one command: some clients run no more than one at once

    def held(self) -> bool:
        """Whether the command at which the client is to be killed has had its effect."""
        return self._target is not None and self._completed()[self._target[0]] > self._target[1]

    def delivered(self, call_ids: Sequence[str]) -> None:
        """Calls have reached the client."""
        self._delivered.update(int(found[1]) for call in call_ids if (found := _CALL.fullmatch(call)))

    def event(self) -> ActsEvent:
        """The counts so far."""
        executed, completed = self._read()
        numbers = range(1, len(self.actions) + 1)
        return ActsEvent(
            delivered=tuple(self._delivered[number] for number in numbers),
            executed=tuple(executed[number] for number in numbers),
            completed=tuple(completed[number] for number in numbers),
        )

    def _completed(self) -> Counter[int]:
        return self._read()[1]

    def _read(self) -> tuple[Counter[int], Counter[int]]:
        """Begun and completed executions of each action; a file that is none, or is too long, counts for nothing."""
        executed: Counter[int] = Counter()
        completed: Counter[int] = Counter()
        for line in (read_plain(self._path, _MOST) or b"").split(b"\n"):
            found = _LINE.fullmatch(line)
            if found is None:
                continue
            if found[2] is None:
                executed[int(found[1])] += 1
            elif int(found[2]) == 0:
                completed[int(found[1])] += 1
        return executed, completed


def without_journal(command: str) -> str:
    """The command as the reference has it, without the lines for the journal."""
    found = _OURS.fullmatch(command)
    return found["command"] if found else command


class JournaledAction(Action):
    """An action whose command writes to the journal."""

    _number: int = PrivateAttr()
    _acts: Acts = PrivateAttr()

    @classmethod
    def of(cls, action: Action, number: int, acts: Acts) -> "JournaledAction":
        """The same action, journaled."""
        made = cls(title=action.title, command=action.command, edit=action.edit)
        made._number, made._acts = number, acts
        return made

    def shell(self) -> str:
        """See `Action.shell`."""
        return self._acts.command(self._number, super().shell())
