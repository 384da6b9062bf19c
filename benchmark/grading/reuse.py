"""Carries a check's result over to a later snapshot on which everything that it read is the same.

The reads of checks that run the artifact's code are told by a process in which that code runs. It could lie, so what
it says is used for one thing only: to carry a result *forward*, to a later step of the same trial. The most that a
lie can do is keep a result that the artifact had truly earned at an earlier step, which it could as well
have kept by not changing. Even that is looked for: see `matrix`, which verifies carried results.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from benchmark.grading.content import Content
from benchmark.spec.verdict import CheckResult

REMEMBERED = 8
"""Results a check that are compared, the latest first: a run that goes back and forth returns to old content."""

STRETCH = 32
"""Trees from one landmark to the next, at most."""


@dataclass(frozen=True)
class Examined:
    """One cell that was decided by running the check on that tree.

    Attributes:
        reads: what it read.
        brief: it failed where it may only have been asked what it failed on the tree before.
    """

    result: CheckResult
    reads: frozenset[str]
    brief: bool = False


class Known:
    """What is known of each check from the steps before."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._cells: dict[str, list[tuple[str, Examined]]] = {}

    def learn(self, tree: str, cells: Mapping[str, Examined]) -> None:
        """These were examined on `tree`, the latest so far."""
        for check, cell in cells.items():
            known = self._cells.setdefault(check, [])
            known.insert(0, (self._content.fingerprint(tree, cell.reads), cell))
            del known[REMEMBERED:]

    def find(self, tree: str, check: str) -> Examined | None:
        """The cell of an earlier tree that holds the same of what the check read."""
        for place, (fingerprint, cell) in enumerate(known := self._cells.get(check, [])):
            if self._content.fingerprint(tree, cell.reads) == fingerprint:
                known.insert(0, known.pop(place))
                return cell
        return None


def landmarks(count: int) -> list[int]:
    """Which of `count` trees are examined whole, in this order: the last, the first, then halves of what is between.

    They stand at multiples of a distance, so that runs that begin alike share them.
    """
    distance = next(size for most, size in ((32, 8), (128, 16), (count, STRETCH)) if count <= most)
    places = list(range(0, count - 1, distance))
    found = [count - 1, *places[:1]]
    gaps = [(0, len(places))]
    while gaps:
        first, last = gaps.pop(0)
        if last - first > 1:
            middle = (first + last) // 2
            found.append(places[middle])
            gaps += [(first, middle), (middle, last)]
    return found
