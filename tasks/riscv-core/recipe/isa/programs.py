"""Draws programs: of each checkpoint all that it brings, amid some of what the ones before it brought."""

import random
from dataclasses import dataclass

import units_memory
import writer
from machine import Machine
from writer import ORDER, Program

BEFORE, EARLIER = 5, 8
"""Tests of the checkpoint before, and of all before that, in a program."""


IMAGE = 0x3000
"""Where images end, as the bench has it."""


@dataclass(frozen=True)
class Drawn:
    """A program and what it should come to.

    Attributes:
        lines: (address, bytes, word, text) of the image.
        writes: (address, text) of what it writes, in order.
        steps: how many instructions it takes.
    """

    lines: list[tuple[int, int, int, str]]
    writes: list[tuple[int, str]]
    steps: int


def written(rng: random.Random, group: str) -> list[tuple[int, int, int, str]]:
    """The image of a program of a checkpoint."""
    stage = ORDER.index(group)
    program = Program(rng, stage)
    writer.begun(program)
    before = units_memory.units(ORDER[stage - 1]) if stage else []
    earlier = [unit for name in ORDER[: max(0, stage - 1)] for unit in units_memory.units(name)]
    chosen = units_memory.units(group)
    chosen += rng.sample(before, min(BEFORE, len(before))) + rng.sample(earlier, min(EARLIER, len(earlier)))
    rng.shuffle(chosen)
    for unit in chosen:
        unit(program)
    writer.ended(program)
    return writer.image(program)


def drawn(rng: random.Random, group: str) -> Drawn:
    """A program of a checkpoint, and what it comes to."""
    lines = written(rng, group)
    machine = writer.loaded(lines).run()
    if not machine.over:
        raise RuntimeError(f"a program of {group} does not end")
    if lines[-1][0] >= IMAGE:
        raise RuntimeError(f"a program of {group} is too long for the bench")
    return Drawn(lines, machine.writes, machine.steps)


def executed(
    lines: list[tuple[int, int, int, str]], removed: frozenset[str] = frozenset(), most: int = 20_000
) -> Machine:
    """A machine that has run an image, and may lack some instructions."""
    return writer.loaded(lines, removed).run(most)
