"""Whose request it is: the main agent's, a subagent's, and how deep that one lies; or the client's own.

Subagents' steps are counted apart, and what the client asks for itself (titles, summaries, checkpoints) is no
step at all, whatever tools it declares. The signs are data of the harness's manifest.
"""

import re
from collections import OrderedDict
from dataclasses import dataclass

from benchmark.gateway.neutral import BadRequest, Request
from benchmark.spec.harness import HarnessSpec
from benchmark.spec.step import MAIN_THREAD

_MOST = 128
_UNNAMED = re.compile(r"[^A-Za-z0-9_.-]")


@dataclass(frozen=True)
class Asker:
    """Who asks.

    Attributes:
        thread: `main`, or a subagent's name.
        depth: 0 for the main agent.
        side: the client asks for itself, not for the work.
        named: it is known by words of the manifest, not just by offering no tool.
    """

    thread: str
    depth: int
    side: bool
    named: bool


class Threads:
    """Tells who asks; remembers the subagents it has met.

    Args:
        spec: the harness, for its signs.
    """

    def __init__(self, spec: HarnessSpec) -> None:
        self._signs = spec.subagents
        self._words = spec.side_requests
        self._has_tools = not spec.edits_as_text
        self._depths: OrderedDict[str, int] = OrderedDict()
        self._side: set[str] = set()

    def asker(self, request: Request) -> Asker:
        """Who asks.

        Raises:
            BadRequest: more subagents than a trial may have.
        """
        if not self._is_subagent(request):
            named = self._says((request.last_text, request.system))
            return Asker(MAIN_THREAD, 0, named or (self._has_tools and not request.tools), named)
        name = self._first(self._signs.ids, request) or "unnamed"
        thread = "agent-" + _UNNAMED.sub("_", name)[:64]
        if thread not in self._depths:
            if len(self._depths) >= _MOST:
                raise BadRequest(f"more than {_MOST} subagents in one trial")
            parent = self._first(self._signs.parents, request)
            above = "agent-" + _UNNAMED.sub("_", parent)[:64] if parent else ""
            self._depths[thread] = self._depths.get(above, 0) + 1
        if self._says((*request.texts, request.system)):  # a checkpoint writer is one over all its turns
            self._side.add(thread)
        named = thread in self._side
        return Asker(thread, self._depths[thread], named or not request.tools, named)

    def _is_subagent(self, request: Request) -> bool:
        signs = self._signs
        if any(request.headers.get(name) for name in signs.headers):
            return True
        if any(words in request.system for words in signs.system):
            return True
        names = {tool.name for tool in request.tools}
        return signs.lacks_tool is not None and bool(names) and signs.lacks_tool not in names

    def _says(self, texts: tuple[str, ...]) -> bool:
        return any(words in text for words in self._words for text in texts)

    @staticmethod
    def _first(names: tuple[str, ...], request: Request) -> str | None:
        return next((request.headers[name] for name in names if request.headers.get(name)), None)
