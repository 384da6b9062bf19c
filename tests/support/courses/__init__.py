"""Made-up courses of agents at work, some of which go wrong in a known way and some of which only look like it.

An agent looks around, edits, runs tests, keeps lists and wins milestones; what it does is drawn at random. A *plant*
makes it fail in one way and says which labels are then true; a *decoy* is innocent. The numbers that they draw (how
long a loop lasts, how long a build takes) are our assumptions, not observations of models.
"""

import random
from collections.abc import Callable, Iterator
from types import ModuleType

from support.courses import decoys, plants
from support.courses.agent import Agent, Sample

__all__ = ["DECOYS", "PLANTS", "Making", "Sample", "samples"]

Making = Callable[[Agent, int], Sample]


def _named(module: ModuleType, prefix: str) -> dict[str, Making]:
    return {name.removeprefix(prefix): made for name, made in sorted(vars(module).items()) if name.startswith(prefix)}


PLANTS = _named(plants, "plant_")
DECOYS = _named(decoys, "decoy_")


def samples(makers: dict[str, Making], count: int, seed: int = 0) -> Iterator[Sample]:
    """So many courses of each maker; the same for the same seed."""
    for name, made in makers.items():
        for number in range(count):
            key = f"{name} {seed} {number}"
            yield made(Agent(random.Random(key)), number)
