"""Draws the edit list: takes of three reels with dissolves, a silence, and lines that say nothing."""

import random
from dataclasses import dataclass

from reels import Reel, timecode


@dataclass
class Event:
    """A stretch of the programme; frames count from the programme's start and the take's first programme frame."""

    number: int
    reel: Reel | None
    source: int
    start: int
    frames: int
    overlap: int
    gain: float


def draw(rng: random.Random, reels: list[Reel]) -> list[Event]:
    """Five or six events of about four seconds."""
    one, two, three = rng.sample(reels, 3)
    order = [one, two, None, three, one] if rng.random() < 0.5 else [one, None, two, three, two]
    events: list[Event] = []
    at = 0
    for index, reel in enumerate(order):
        frames = rng.randint(19, 22) if reel is None else rng.randint(17, 22)
        overlap = rng.randint(2, 6) if index in (1, 3) or (index == 4 and rng.random() < 0.5) else 0
        # What comes after may let this one go on for six frames.
        source = 0 if reel is None else rng.randint(0, reel.frames - reel.tone - frames - 6)
        gain = rng.choice([0.0, 0.0, -1.5, 2.0, round(rng.uniform(-4, 2), 1)]) if reel else 0.0
        events.append(Event(index + 1, reel, source, at, frames, overlap, gain))
        at += frames
    return events


def written(rng: random.Random, title: str, events: list[Event], start: int) -> str:
    """The list as an editing machine writes it, sorted by reels."""
    blocks = []
    for event, before in zip(events, [None, *events[:-1]], strict=True):
        lines = []
        rolled = start + event.start
        if event.overlap and before is not None:
            left = before.reel.start + before.reel.tone + before.source + before.frames if before.reel else 0
            lines.append(line(event.number, before.reel, "C       ", left, 0, rolled))
        kind = f"D    {event.overlap:03}" if event.overlap else "C       "
        first = event.reel.start + event.reel.tone + event.source if event.reel else 0
        lines.append(line(event.number, event.reel, kind, first, event.frames, rolled))
        if event.reel:
            lines.append(f"* FROM CLIP NAME: {rng.choice(['STRINGS', 'C MAJOR', 'GAIN TEST', 'INTRO 2'])}")
        if event.gain:
            lines.append(f"* GAIN {event.gain:+.1f} DB" if rng.random() < 0.5 else f"* GAIN {event.gain} DB")
        blocks.append((event.reel.number if event.reel else 0, lines))
    blocks = sorted(blocks, key=lambda block: -block[0])
    return f"TITLE: {title}\nFCM: NON-DROP FRAME\n\n" + "\n".join("\n".join(lines) + "\n" for _, lines in blocks)


def line(number: int, reel: Reel | None, kind: str, source: int, frames: int, rolled: int) -> str:
    name = f"{reel.number:03}" if reel else "BL"
    times = " ".join(timecode(at) for at in (source, source + frames, rolled, rolled + frames))
    return f"{number:03}  {name:<8} AA    {kind} {times}"
