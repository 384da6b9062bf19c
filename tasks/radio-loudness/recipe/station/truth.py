"""Draws a session, and works out its tables and its delivery from what was drawn, not from what the files can be made to tell."""

import itertools
import math
import random
import struct

import edits
import measure
import numpy as np
import reels as tapes
from drawn import Delivery, Session
from edits import Event
from measure import decibels
from reels import EMPHASISED, FPS, Reel, timecode

CLOSE = 1e-3
"""How far from a decision everything must be, in what is compared: dB, hundredths, samples."""


class Doubtful(Exception):
    """A decision is so close that rounding could take it, or a gate has nothing to shut out."""


def level(amplitude: float) -> str:
    return f"{decibels(amplitude):.3f}"


def sure(distance: float) -> None:
    if abs(distance) < CLOSE:
        raise Doubtful


def files_as_found(s: Session, reel: Reel) -> None:
    """Stages 1 to 3."""
    s.files[f"reels/{reel.name}.wav"] = reel.file
    name = f"{reel.name}.wav"
    s.row("files", name, len(reel.file))
    for chunk in reel.chunks:
        s.row("chunks", name, *chunk)
    form = reel.form
    s.row("formats", name, form.coding, 3, reel.nominal, form.container, form.valid, len(reel.stored))
    for text in reel.texts:
        s.row("texts", name, *text)
    upper, lower = reel.ends()
    for channel in range(3):
        values = reel.stored[:, channel]
        s.row("levels", name, channel + 1, *(f"{value:.6f}" for value in (values.min(), values.max(), values.mean())))
        full = [run for end in (values >= upper, values <= lower) for run in measure.runs(end)]
        for begin, end in sorted(full):
            if end - begin >= 3:
                s.row("clips", name, channel + 1, begin, end - begin)


def coded(s: Session, reel: Reel) -> None:
    """Stage 4."""
    way = "backward" if reel.backward else "forward"
    first, last = timecode(reel.start), timecode(reel.start + reel.frames - 1)
    lost = len(reel.lost)
    s.row("timecode", f"{reel.name}.wav", reel.code + 1, way, first, last, reel.frames - lost, lost)


def lined_up(s: Session, reel: Reel) -> np.ndarray:
    """Stages 5 to 7: the programme channels, left and right, of the whole recording."""
    s.row("speeds", reel.number, f"{reel.name}.wav", reel.origin, reel.speed, f"{float(reel.rate):.6f}")
    kind = "emphasised" if reel.kind == EMPHASISED else "programme"
    for what, begin, end in (("tone", 0, reel.tone), (kind, reel.tone, reel.frames)):
        times = (timecode(reel.start + begin), timecode(reel.start + end - 1))
        s.row("sections", reel.number, what, *times, reel.begins(end) - reel.begins(begin))
    signal = reel.stored - reel.stored.mean(axis=0)
    if reel.backward:
        signal = signal[::-1]
    signal = signal[:, [reel.left, reel.right]]
    tone = signal[: reel.begins(reel.tone)]
    turn = np.exp(-2j * np.pi * 1000 * np.arange(len(tone)) / float(reel.rate))
    edges = [reel.begins(frame) for frame in range(reel.tone + 1)]
    phasors = np.array([
        2 / (b - a) * np.sum(tone[a:b] * turn[a:b, None], axis=0) for a, b in itertools.pairwise(edges)
    ])  # fmt: skip
    sizes = np.abs(phasors)
    there = sizes > sizes.max(axis=0) / 2
    if there[:, 0].all() or not there[:, 1].all():
        raise RuntimeError("the tone of the left channel, and of it alone, should be interrupted")
    levels = [decibels(float(sizes[there[:, channel], channel].mean())) for channel in range(2)]
    polarity = "opposed" if reel.opposed else "same"
    s.row("lineup", reel.number, reel.left + 1, reel.right + 1, *(f"{value:.3f}" for value in levels), polarity)
    gains = [10 ** ((-18 - value) / 20) for value in levels]
    signal = signal * [gains[0], gains[1] * (-1 if reel.opposed else 1)]
    if reel.kind == EMPHASISED:
        signal = measure.filtered(signal, *measure.emphasis(float(reel.rate)), tail=2000)
    section = signal[reel.begins(reel.tone) : reel.begins(reel.frames)]
    both = np.sqrt(np.mean(section**2, axis=0)), np.abs(section).max(axis=0)
    s.row("takes", reel.number, *(level(value) for pair in both for value in pair))
    return signal


def conformed(s: Session, reel: Reel, signal: np.ndarray, rate: int) -> np.ndarray:
    """Stage 8: the take at the programme's rate."""
    cutoff = min(1.0, float(rate / reel.rate))
    count = (reel.frames - reel.tone) * rate // FPS
    first = reel.origin + reel.tone * reel.length
    made = measure.resampled(signal, first, reel.rate / rate, count, cutoff, 16 / cutoff)
    by_frame(s, "conformed", made, rate, reel.start + reel.tone, reel.number)
    return made


def by_frame(s: Session, table: str, signal: np.ndarray, rate: int, start: int, *before: object) -> np.ndarray:
    found = measure.rms(signal, rate // FPS)
    for frame, pair in enumerate(found):
        s.row(table, *before, timecode(start + frame), *(level(value) for value in pair))
    return found


def joined(s: Session, events: list[Event], takes: dict[int, np.ndarray], rate: int, start: int) -> np.ndarray:
    """Stages 9 and 10."""
    frame = rate // FPS
    made = np.zeros((sum(event.frames for event in events) * frame, 2))
    for index, event in enumerate(events):
        size, overlap, begin = event.frames * frame, event.overlap * frame, event.start * frame
        reel = event.reel
        place = f"{float(reel.origin + (reel.tone + event.source) * reel.length):.3f}" if reel else ""
        name = (f"{reel.number:03}", f"{reel.name}.wav") if reel else ("BL", "")
        change = ("D" if overlap else "C", overlap, f"{event.gain:.3f}")
        s.row("events", f"{event.number:03}", *name, place, begin, size, *change)
        if reel is None:
            continue
        after = events[index + 1].overlap * frame if index + 1 < len(events) else 0
        weight = np.full(size + after, 10 ** (event.gain / 20))
        weight[:overlap] *= np.sin(np.pi / 2 * (np.arange(overlap) + 0.5) / max(overlap, 1))
        weight[size:] *= np.cos(np.pi / 2 * (np.arange(after) + 0.5) / max(after, 1))
        source = takes[reel.number][event.source * frame :][: size + after]
        made[begin : begin + size + after] += source * weight[:, None]
    by_frame(s, "joined", made, rate, start)
    return made


def faded(s: Session, signal: np.ndarray, order: dict[str, object], rate: int, start: int) -> np.ndarray:
    """Stage 11."""
    made = signal.copy()
    for name, view in (("fade_in", made), ("fade_out", made[::-1])):
        size = int(str(order[name])) * rate // FPS
        view[:size] *= (0.5 - 0.5 * np.cos(np.pi * (np.arange(size) + 0.5) / size))[:, None]
    by_frame(s, "faded", made, rate, start)
    return made


def loudness(s: Session, signal: np.ndarray, rate: int) -> measure.Loudness:
    """Stages 12 to 14."""
    for name, (numerator, denominator) in measure.weighting(rate).items():
        s.row("weighting", name, *(f"{value:.9f}" for value in (*numerator, *denominator[1:])))
    found = measure.measured(signal, rate)
    sure(found.narrow)
    for table, values in (("momentary", found.momentary), ("short", found.short)):
        for index, value in enumerate(values):
            s.row(table, f"{index / 10:.1f}", f"{value:.3f}")
    s.row("gating", "absolute", "-70.000", found.absolute[0], f"{found.absolute[1]:.3f}")
    s.row("gating", "relative", f"{found.relative[0]:.3f}", found.relative[1], f"{found.relative[2]:.3f}")
    values = {"threshold": found.range_threshold, "low": found.low, "high": found.high, "range": found.high - found.low}
    for name, value in values.items():
        s.row("range", name, f"{value:.3f}")
    inside = measure.between(signal)
    for channel, name in enumerate(("left", "right")):
        largest = float(np.abs(signal[:, channel]).max())
        true = max(largest, float(inside[:, channel].max()))
        s.row("peaks", name, level(largest), level(true), f"{decibels(true) - found.relative[2]:.3f}")
    return found


def mastered(s: Session, signal: np.ndarray, integrated: float, order: dict[str, object], start: int) -> np.ndarray:
    """Stage 15; the ceiling is set so that the limiter has something to do."""
    rate, reach = int(str(order["rate"])), int(str(order["lookahead"]))
    exact = float(str(order["target"])) - integrated
    gain = round(exact, 2)
    sure(abs(exact * 100 % 1 - 0.5))
    peaks = measure.around(signal) * 10 ** (gain / 20)
    order["ceiling"] = f"{decibels(float(np.quantile(peaks, 0.996))):.1f}"
    ceiling = 10 ** (float(str(order["ceiling"])) / 20)
    if np.abs(peaks / ceiling - 1).min() < 1e-8:
        raise Doubtful
    need = np.minimum(1, ceiling / np.maximum(peaks, 1e-9))
    hold = measure.windows(need, reach, 1.0).min(axis=1)
    smooth = measure.windows(hold, reach, 1.0).mean(axis=1)
    s.row("mastering", "gain", f"{gain:.2f}")
    s.row("mastering", "peak", level(float(peaks.max())))
    s.row("mastering", "limited", int(np.sum(need < 1)))
    s.row("mastering", "deepest", level(float(need.min())))
    for begin, end in measure.runs(hold < 1):
        s.row("limiter", begin, end, level(float(need[begin:end].min())))
    made = signal * (10 ** (gain / 20) * smooth)[:, None]
    by_frame(s, "mastered", made, rate, start)
    return made


def delivered(s: Session, signal: np.ndarray, order: dict[str, object], events: list[Event], start: int) -> None:
    """Stages 16 to 18."""
    rate, hidden = int(str(order["rate"])), Session()
    found = loudness(hidden, signal, rate)
    true_peak = float(np.maximum(measure.between(signal), np.abs(signal)).max())
    final = {
        "integrated": found.relative[2],
        "range": found.high - found.low,
        "true_peak": decibels(true_peak),
        "momentary": max(found.momentary),
        "short": max(found.short),
    }
    for name, value in final.items():
        s.row("final", name, f"{value:.3f}")
        sure(abs(value * 100 % 1 - 0.5))
    state, dither = int(str(order["seed"])), np.zeros(2 * signal.size)
    for index in range(len(dither)):
        state = (1664525 * state + 1013904223) & 0xFFFFFFFF
        dither[index] = state / 2**32
    shaken = 32768 * signal.ravel() + dither[::2] - dither[1::2] + 0.5
    samples = np.clip(np.floor(shaken), -32768, 32767).astype("<i2").tobytes()
    frame = rate // FPS
    texts = (str(order["title"]), 256), (str(order["originator"]), 32), ("", 32), (str(order["date"]), 10)
    fixed = b"".join(text.encode("latin-1").ljust(size, b"\0") for text, size in (*texts, (str(order["time"]), 8)))
    numbers = [math.floor(value * 100 + 0.5) for value in final.values()]
    fixed += struct.pack("<QH64x5h180x", start * frame, 2, *numbers)
    fixed += f"A=PCM,F={rate},W=16,M=stereo,T={order['title']}\r\n".encode("latin-1")
    names = [f"{event.number:03} {f'{event.reel.number:03}' if event.reel else 'BL'}" for event in events]
    s.delivery = Delivery(rate, samples, fixed, [event.start * frame for event in events], names)
    short = [f"{value:.3f}" for value in found.short]
    for index, value in enumerate(found.momentary):
        s.row("log", f"{index / 10:.1f}", f"{value:.3f}", short[index] if index < len(short) else "")
    report(s, signal, order, final)


def report(s: Session, signal: np.ndarray, order: dict[str, object], final: dict[str, float]) -> None:
    rate = int(str(order["rate"]))
    left, right = signal.T
    correlation = float(np.sum(left * right) / np.sqrt(np.sum(left**2) * np.sum(right**2)))
    quiet = np.array([max(decibels(float(value)) for value in pair) for pair in measure.rms(signal, rate // FPS)])
    sure(float(np.abs(quiet + 60).min()))
    silence = max((end - begin for begin, end in measure.runs(quiet < -60)), default=0)
    numbers = {
        "loudness": (final["integrated"], 0.5 - abs(final["integrated"] - float(str(order["target"])))),
        "true_peak": (final["true_peak"], float(str(order["ceiling"])) + 0.1 - final["true_peak"]),
        "range": (final["range"], float(str(order["max_range"])) - final["range"]),
        "correlation": (correlation, correlation - float(str(order["min_correlation"]))),
    }
    for name, (value, room) in numbers.items():
        sure(room)
        s.row("report", name, f"{value:.3f}", "pass" if room > 0 else "fail")
    s.row("report", "silence", silence, "pass" if silence <= int(str(order["max_silence"])) else "fail")
    lasted = timecode(len(signal) // (rate // FPS))
    s.row("report", "duration", lasted, "pass" if lasted == order["duration"] else "fail")


def ordered(rng: random.Random) -> dict[str, object]:
    """The order but for its ceiling and its duration."""
    return {
        "title": rng.choice(["Evening concert", "Harbour news", "Sinfonía en ré", "Nocturne", "Fähre nach Süd"]),
        "originator": rng.choice(["Studio 4", "Radio Hven", "OB van 2"]),
        "date": f"2031-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
        "time": timecode(rng.randrange(86400 * FPS))[:8].replace(":", "-"),
        "rate": rng.choice([32000, 32000, 44100, 48000]),
        "target": rng.choice(["-23.0", "-23.0", "-24.0", "-18.0"]),
        "ceiling": "",
        "fade_in": rng.randint(3, 8),
        "fade_out": rng.randint(5, 12),
        "lookahead": rng.randint(40, 70),
        "seed": rng.getrandbits(32),
        "max_range": rng.choice(["4.0", "10.0", "20.0"]),
        "min_correlation": rng.choice(["0.2", "0.7", "0.95"]),
        "max_silence": rng.randint(6, 14),
        "duration": "",
    }


def attempt(rng: random.Random) -> Session:
    s, order = Session(), ordered(rng)
    drawn = tapes.draw(rng)
    rate, start = int(str(order["rate"])), rng.randint(1, 23) * 3600 * FPS + rng.choice([0, rng.randint(0, 80000)])
    signals = {}
    for reel in drawn:
        files_as_found(s, reel)
        coded(s, reel)
    for reel in sorted(drawn, key=lambda reel: reel.number):
        signals[reel.number] = conformed(s, reel, lined_up(s, reel), rate)
    events = edits.draw(rng, drawn)
    frames = sum(event.frames for event in events)
    order["duration"] = timecode(frames + rng.choice([0, 0, 1]))
    programme = faded(s, joined(s, events, signals, rate, start), order, rate, start)
    found = loudness(s, programme, rate)
    if not len(found.momentary) > found.absolute[0] > found.relative[1]:
        raise Doubtful
    done = mastered(s, programme, found.relative[2], order, start)
    delivered(s, done, order, events, start)
    s.files["edit.edl"] = edits.written(rng, str(order["title"]).upper(), events, start).encode()
    lines = ["name,value", *(f"{name},{value}" for name, value in order.items())]
    s.files["order.csv"] = ("\n".join(lines) + "\n").encode()
    return s


def draw(rng: random.Random) -> Session:
    """A session in which nothing hangs on rounding."""
    while True:
        try:
            return attempt(rng)
        except Doubtful:
            continue
