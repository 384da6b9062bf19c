"""The perfect model: it knows the reference solution and plays it through the client's own shell tool.

Whatever such a run loses, the harness lost. So the model must not get lost itself: it goes by the
actions whose results it has seen, never by the number of turns, which a compaction resets.
"""

import re
from collections.abc import Sequence

from benchmark.gateway.backends import shell_tool, side
from benchmark.gateway.dialect import estimate
from benchmark.gateway.neutral import Answer, Request, Result
from benchmark.spec.action import Action
from benchmark.spec.harness import HarnessSpec
from benchmark.spec.step import MAIN_THREAD

_ID = re.compile(r"call_oracle_(\d+)_(\d+)")
_FINISH_ID = "call_oracle_finish"
_PLAYS = 2


class OracleBackend:
    """Plays a reference, one action a turn, then says that the work is finished.

    The rules where a client leaves room for doubt:

    * An action is confirmed by a tool result for its call that the client does not flag as failed,
      in any request of the main thread, so that a request for a summary confirms too.
    * If the result is flagged as failed, or the client comes back without it (a resume that forgot
      the call), the action is played once more. An edit that did take place refuses to be made
      twice, so the repetition harms nothing; it costs the harness a step. After the second time the
      model goes on, whatever came back.
    * If the client gave our calls names of its own, any fresh tool result confirms the last action.
    * Only the main thread works, and only when it offers a shell tool; anything else gets a
      short text.

    Args:
        actions: the reference's actions, in order.
        spec: the harness, for its oracle hints.
    """

    model = "oracle"

    def __init__(self, actions: Sequence[Action], spec: HarnessSpec) -> None:
        self._actions = tuple(actions)
        self._hints = spec.oracle
        self._side = spec.side_requests
        self._plays = [0] * (len(self._actions) + 1)
        self._confirmed = 0
        self._finished = False

    @property
    def confirmed(self) -> int:
        """How many actions, from the first, are known to have been answered."""
        return self._confirmed

    async def answer(self, request: Request) -> Answer:
        """The next action, the end, or a few words where no work is asked for."""
        tool = shell_tool.find(request.tools, self._hints.shell_tool)
        if request.thread != MAIN_THREAD:
            return Answer("Nothing is left to be done here.")
        self._confirm(request.results, request.fresh)
        if tool is None or any(words in request.last_text for words in self._side):
            return Answer(side.words(request, self._confirmed, len(self._actions)))
        number = self._confirmed + 1
        if number <= len(self._actions):
            self._plays[number] += 1
            action = self._actions[number - 1]
            command = shell_tool.worded(action.shell(), self._hints)
            return Answer(
                action.title, (tool.call(f"call_oracle_{number}_{self._plays[number]}", command, action.title),)
            )
        if self._hints.finish_command is not None and not self._finished:
            self._finished = True
            return Answer("The work is finished.", (tool.call(_FINISH_ID, self._hints.finish_command, "finish"),))
        return Answer("The work is finished.")

    async def count(self, request: Request) -> int:
        """An estimate by size."""
        return estimate(request.size)

    async def close(self) -> None:
        """Nothing to let go of."""

    def _confirm(self, results: Sequence[Result], fresh: int) -> None:
        ours = {(int(m[1]), int(m[2])): result for result in results if (m := _ID.fullmatch(result.call_id))}
        if not ours and fresh and self._confirmed + 1 < len(self._plays) and self._plays[self._confirmed + 1]:
            self._confirmed += 1
            return
        seen = self._confirmed
        for (number, play), result in sorted(ours.items()):
            known = number < len(self._plays) and play <= self._plays[number]
            if known and not result.failed:
                seen = max(seen, number)
        if seen == self._confirmed and seen + 1 < len(self._plays) and self._plays[seen + 1] >= _PLAYS:
            seen += 1
        self._confirmed = seen
