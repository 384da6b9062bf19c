"""The perfect model: it knows the reference solution and plays it through the client's own shell tool.

Whatever such a run loses, the harness lost. So the model must not get lost itself: it goes by the
actions whose results it has seen, never by the number of turns, which a compaction resets.
"""

import re
from collections.abc import Sequence

from benchmark.gateway.backends import shell_tool, side
from benchmark.gateway.backends.shell_tool import ShellTool
from benchmark.gateway.dialect import estimate
from benchmark.gateway.edits import edits_in, spell
from benchmark.gateway.neutral import Answer, Request, Result
from benchmark.spec.action import Action
from benchmark.spec.errors import UsageError
from benchmark.spec.harness import HarnessSpec
from benchmark.spec.step import MAIN_THREAD

_ID = re.compile(r"call_oracle_(\d+)_(\d+)")
_FINISH_ID = "call_oracle_finish"
_PLAYS = 2
_NOT_APPLIED = ("failed to match", "SearchReplaceNoExactMatch")


class OracleBackend:
    """Plays a reference, one action a turn, then says that the work is finished.

    The rules where a client leaves room for doubt:

    * An action is confirmed by a tool result for its call that the client does not flag as failed,
      in any request of the main thread, so that a request for a summary confirms too.
    * If the result is flagged as failed, or the client comes back without it (a resume that forgot
      the call), the action is played once more. An edit that did take place refuses to be made
      twice, so the repetition harms nothing; it costs the harness a step. After the second time the
      model goes on, whatever came back.
    * An answer that was cut off on its way counts as no play, but its call's result would confirm it.
    * If the client gave our calls names of its own, any fresh tool result confirms the last action.
    * Only the main thread works, and only when it offers a shell tool; anything else gets a
      short text.
    * A client without tools gets edits as text; it confirms one by coming back without complaint.

    Args:
        actions: the reference's actions, in order.
        spec: the harness, for its oracle hints.

    Raises:
        UsageError: the client can only edit, and the reference has commands.
    """

    model = "oracle"

    def __init__(self, actions: Sequence[Action], spec: HarnessSpec) -> None:
        self._actions = tuple(actions)
        self._hints = spec.oracle
        self._edits = spec.edits_as_text
        self._plays = [0] * (len(self._actions) + 1)
        self._delivered = [0] * (len(self._actions) + 1)
        self._shown_for = 0
        self._confirmed = 0
        self._finished = False
        command = next((i for i, action in enumerate(self._actions, 1) if action.edit is None), None)
        if self._edits and command is not None:
            raise UsageError(
                f"action {command} of the reference is a command ({self._actions[command - 1].title[:60]!r}), and "
                f"{spec.name} can only edit files",
                fix="choose a task whose reference is made of edits alone, or a client with a shell tool",
            )

    async def answer(self, request: Request) -> Answer:
        """The next action, the end, or a few words where no work is asked for."""
        if request.thread != MAIN_THREAD:
            return Answer("Nothing is left to be done here.")
        if self._edits:
            if not request.side:
                self._confirm_edit(request)
        else:
            self._confirm(request.results, request.fresh)
        tool = shell_tool.find(request.tools, self._hints.shell_tool)
        if request.side or (tool is None and not self._edits):
            return Answer(side.words(request, self._confirmed, len(self._actions)))
        number = self._confirmed + 1
        if number <= len(self._actions):
            action = self._actions[number - 1]
            return self._edit(request, number, action) if tool is None else self._command(tool, number, action)
        if self._hints.finish_command is not None and tool is not None and not self._finished:
            return Answer("The work is finished.", (tool.call(_FINISH_ID, self._hints.finish_command, "finish"),))
        return Answer("The work is finished.")

    def delivered(self, answer: Answer, *, whole: bool) -> None:
        """See `Backend.delivered`."""
        for call in answer.calls:
            if call.id == _FINISH_ID:
                self._finished = True
            elif found := _ID.fullmatch(call.id):
                number, play = int(found[1]), int(found[2])
                self._plays[number] = max(self._plays[number], play)
                self._delivered[number] += whole
        if self._edits and whole and edits_in(answer.text):
            self._delivered[self._confirmed + 1] += 1

    async def count(self, request: Request) -> int:
        """An estimate by size."""
        return estimate(request.size)

    async def close(self) -> None:
        """Nothing to let go of."""

    def _command(self, tool: ShellTool, number: int, action: Action) -> Answer:
        play = self._plays[number] + 1
        command = shell_tool.worded(action.shell(), self._hints)
        return Answer(action.title, (tool.call(f"call_oracle_{number}_{play}", command, action.title),))

    def _edit(self, request: Request, number: int, action: Action) -> Answer:
        """An edit as text; where the file was not shown yet, its name, upon which clients show it."""
        if action.edit is None:
            raise ValueError(f"action {number} is no edit")
        seen = "\n".join(request.texts)
        if action.edit.old not in seen and self._shown_for < number:
            self._shown_for = number
            return Answer(f"To go on I need to see {action.edit.path}.")
        block = spell(action.edit, seen)
        if block is None:
            return Answer(f"The edit of {action.edit.path} can't be made: the client does not show the file.")
        return Answer(f"{action.title}\n\n{block}")

    def _confirm_edit(self, request: Request) -> None:
        number = self._confirmed + 1
        if number > len(self._actions) or not self._delivered[number]:
            return
        refused = any(words in request.last_text for words in _NOT_APPLIED)
        if not refused or self._delivered[number] >= _PLAYS:
            self._confirmed = number

    def _confirm(self, results: Sequence[Result], fresh: int) -> None:
        ours = {(int(m[1]), int(m[2])): result for result in results if (m := _ID.fullmatch(result.call_id))}
        following = self._confirmed + 1
        if not ours and fresh and following < len(self._plays) and self._plays[following]:
            self._confirmed = following
            return
        seen = self._confirmed
        for (number, play), result in sorted(ours.items()):
            known = number < len(self._plays) and play <= self._plays[number]
            if known and not result.failed:
                seen = max(seen, number)
        if seen == self._confirmed and following < len(self._plays) and self._delivered[following] >= _PLAYS:
            seen = following
        self._confirmed = seen
