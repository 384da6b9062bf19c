"""Puts lost functions in an order in which tests come back one by one, and cuts that order into milestones.

The rule: the next functions are those that some test lacks fewest of. So each function comes with a test that misses
it, and every test of a milestone passes exactly when the milestone's last function is back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

MOST = 12
"""Functions of one milestone."""
SIZES = (1, 5, 8, 2, 9, 3, 7)
"""Sizes that milestones should have, in turn; different ones let a ladder have rungs of any length, short ones too."""
MORE = 6
"""Tests of a milestone that could be drawn."""


@dataclass
class Step:
    """Functions that come back together, and the test that misses them."""

    test: str
    functions: list[str]


@dataclass
class Milestone:
    """What one milestone owns and is decided by."""

    functions: list[str] = field(default_factory=list)
    needs: list[str] = field(default_factory=list)
    more: list[str] = field(default_factory=list)


def choose(tests: Mapping[str, frozenset[str]], count: int) -> set[str]:
    """The `count` functions that most tests call: what a library is built on."""
    uses = Counter(name for needs in tests.values() for name in needs)
    ranked = sorted(uses, key=lambda name: (-uses[name], name))
    return set(ranked[:count])


def steps(tests: Mapping[str, frozenset[str]], lost: set[str], count: int) -> list[Step]:
    """The order: `count` of the functions in `lost`, or all that can be reached.

    `lost` shrinks by functions that no test could bring back in a milestone of its own.
    """
    found: list[Step] = []
    left = {test: set(needs & lost) for test, needs in tests.items()}
    left = {test: needs for test, needs in left.items() if needs}
    total, previous = 0, ""
    while left and total < count:
        fitting = {test: needs for test, needs in left.items() if len(needs) <= min(MOST, count - total)}
        if not fitting:
            smallest = min(left.values(), key=lambda needs: (len(needs), sorted(needs)))
            if len(smallest) <= MOST:
                break
            uses = Counter(name for needs in left.values() for name in needs)
            given_up = {max(smallest, key=lambda name: (uses[name], name))}
            lost -= given_up
        else:
            place = previous
            test = min(fitting, key=lambda test: (len(fitting[test]), test.partition("::")[0] != place, test))
            given_up = set(left[test])
            found.append(Step(test, sorted(given_up)))
            total += len(given_up)
            previous = test.partition("::")[0]
        left = {test: needs - given_up for test, needs in left.items() if needs - given_up}
    return found


def milestones(found: list[Step], early: Collection[str] = ()) -> list[Milestone]:
    """Neighbouring steps joined until they have about the wanted sizes; those in `early` come first in theirs."""
    groups: list[Milestone] = []
    group = Milestone()
    for step in found:
        full = len(group.functions) >= SIZES[len(groups) % len(SIZES)]
        if group.functions and (full or len(group.functions) + len(step.functions) > MOST):
            groups.append(group)
            group = Milestone()
        group.functions += step.functions
        group.needs.append(step.test)
    groups.append(group)
    last = groups[-1]
    if len(last.functions) < 2 and len(groups) > 1 and len(groups[-2].functions) < MOST:
        groups[-2:] = [Milestone(groups[-2].functions + last.functions, groups[-2].needs + last.needs)]
    for group in groups:
        group.functions.sort(key=lambda name: name not in early)
    return groups


def enrich(groups: list[Milestone], tests: Mapping[str, frozenset[str]], lost: set[str]) -> None:
    """Give each milestone more tests, of as many functions as there are, that need nothing of a later one."""
    rank = {name: index for index, group in enumerate(groups) for name in group.functions}
    of_group: dict[int, list[str]] = {}
    for test, needs in sorted(tests.items()):
        if needs & lost:
            of_group.setdefault(max(rank[name] for name in needs & lost), []).append(test)
    for index, group in enumerate(groups):
        seen = Counter(test.partition("[")[0] for test in group.needs)
        turns = []
        for test in of_group.get(index, []):
            if test not in group.needs:
                function = test.partition("[")[0]
                turns.append((seen[function], test))
                seen[function] += 1
        group.more = [test for _, test in sorted(turns)[:MORE]]


def spread(tests: list[str], count: int) -> list[str]:
    """At most `count` of the tests, evenly."""
    return tests if len(tests) <= count else [tests[index * len(tests) // count] for index in range(count)]
