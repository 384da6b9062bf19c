"""Draws recordings: takes with line-up tone and timecode, on tapes of any speed and direction, in files of any format."""

import math
import random
import struct
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

FPS = 25
TONE, PLAIN, EMPHASISED = 1, 2, 3
SYNC = "0011111111111101"
FAST = [Fraction(24, 25), Fraction(25, 24)]
SLIGHT = [Fraction(1000, 1001), Fraction(1001, 1000)]
Chunk = tuple[str, bytes]


@dataclass
class Form:
    """How samples are stored."""

    coding: str
    container: int
    valid: int
    extensible: bool = False


FORMS = {
    "old": [Form("pcm", 8, 8), Form("pcm", 16, 16)],
    "plain": [Form("pcm", 24, 24), Form("float", 32, 32)],
    "wide": [Form("pcm", 32, 24, True), Form("pcm", 24, 20, True)],
}


@dataclass
class Reel:
    """A recording: what was drawn of it, and what its file holds. Samples count in the turned file."""

    name: str
    number: int
    nominal: int
    speed: Fraction
    form: Form
    backward: bool
    opposed: bool
    kind: int
    level: float
    tone: int
    frames: int
    start: int
    origin: int
    code: int
    left: int
    right: int
    lost: list[int] = field(default_factory=list)
    shape: str = "plain"
    stored: np.ndarray = field(default_factory=lambda: np.zeros((0, 3)))
    texts: list[tuple[str, str, str]] = field(default_factory=list)
    chunks: list[tuple[str, int, int]] = field(default_factory=list)
    file: bytes = b""

    @property
    def rate(self) -> Fraction:
        """True samples a second."""
        return self.nominal / self.speed

    @property
    def length(self) -> Fraction:
        """Samples a frame."""
        return self.rate / FPS

    def begins(self, frame: int) -> int:
        """The first sample of a frame."""
        return math.ceil(self.origin + frame * self.length)

    def ends(self) -> tuple[float, float]:
        """The largest and the smallest sample that can be told."""
        return (1.0, -1.0) if self.form.coding == "float" else (1 - 2.0 ** (1 - self.form.valid), -1.0)


def timecode(frame: int) -> str:
    """HH:MM:SS:FF of a frame of the day."""
    seconds, rest = divmod(frame, FPS)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}:{rest:02}"


def word(rng: random.Random, frame: int, user: list[int]) -> list[int]:
    """The 80 bits of a frame of timecode; flags are anything."""
    bits = [rng.randrange(2) for _ in range(64)] + [int(bit) for bit in SYNC]
    hours, minutes, seconds, frames = (int(part) for part in timecode(frame).split(":"))
    for value, units, tens, width in (
        (frames, 0, 8, 2),
        (seconds, 16, 24, 3),
        (minutes, 32, 40, 3),
        (hours, 48, 56, 2),
    ):
        for place in range(4):
            bits[units + place] = value % 10 >> place & 1
        for place in range(width):
            bits[tens + place] = value // 10 >> place & 1
    for digit, value in enumerate(user):
        for place in range(4):
            bits[8 * digit + 4 + place] = value >> place & 1
    return bits


def music(noise: np.random.Generator, time: np.ndarray) -> np.ndarray:
    """Notes that are struck and die away, two channels that share most of them; about -20 dB."""
    made = np.zeros((len(time), 2))
    at = -0.3
    while at < time[-1]:
        base, decay = 110 * 2 ** noise.uniform(0, 3), noise.uniform(4, 14)
        pan, size = noise.uniform(0.25, 0.75), noise.uniform(0.1, 0.3)
        since = np.clip(time - at, 0, None)
        for partial in range(1, 6):
            tone = np.sin(2 * np.pi * base * partial * since + noise.uniform(0, 6)) / partial**1.3
            shape = np.where(time >= at, np.exp(-decay * partial**0.5 * since), 0) * np.clip(since * 400, 0, 1)
            made += size * (tone * shape)[:, None] * [math.sqrt(pan), math.sqrt(1 - pan)]
        at += noise.uniform(0.08, 0.25)
    return made + noise.normal(0, 0.002, made.shape)


def played(rng: random.Random, reel: Reel, samples: int) -> np.ndarray:
    """What the recorder heard in the turned file's order: samples x 3 channels, about full scale 1."""
    noise = np.random.default_rng(rng.getrandbits(32))
    n = np.arange(samples)
    since, length = n - reel.origin, reel.length
    time = since * float(1 / reel.rate)
    made = noise.normal(0, 0.0005, (samples, 3))
    user = [0, reel.number % 10, reel.number // 10, *(rng.randrange(16) for _ in range(5))]
    changes: list[int] = []
    for frame in range(-1, reel.frames + 1):
        user[0] = TONE if frame < reel.tone else reel.kind
        for bit in word(rng, reel.start + frame, user):
            changes += [1, bit]
    level = np.cumsum(changes) % 2
    half = since * 160 * length.denominator // length.numerator + 160
    made[:, reel.code] += rng.uniform(0.2, 0.6) * (1 - 2 * level[half])
    for frame in reel.lost:
        gap = slice(*(math.ceil(reel.origin + (frame + part) * length) for part in (rng.uniform(0.15, 0.3), 0.7)))
        made[gap, reel.code] = noise.normal(0, 0.0005, gap.stop - gap.start)
    sign = -1 if reel.opposed else 1
    toned, phase = reel.begins(reel.tone), rng.uniform(0, 6)
    silent = rng.randrange(1, reel.tone - 1)
    tone = np.sin(2 * np.pi * 1000 * time[:toned] + phase)
    sound = music(noise, time[toned:]) * reel.level
    for channel, flip in ((reel.left, 1), (reel.right, sign)):
        trim = 10 ** (rng.uniform(-4, 3) / 20)
        made[:toned, channel] += flip * trim * 10 ** (-18 / 20) * tone
        made[toned:, channel] += flip * trim * sound[:, int(channel == reel.right)]
        if channel == reel.left:
            gap = slice(reel.begins(silent), reel.begins(silent + rng.randint(1, reel.tone - 1 - silent)))
            made[gap, channel] = noise.normal(0, 0.0005, gap.stop - gap.start)
    return np.clip(made + [rng.uniform(-0.03, 0.03) for _ in range(3)], -0.97, 0.97)


def clipped(rng: random.Random, reel: Reel, made: np.ndarray) -> None:
    """Runs at full scale in the programme; some are too short to count."""
    place = reel.begins(reel.tone) + 300
    upper, lower = reel.ends()
    for run in (2, 3, rng.randint(4, 9), 2, rng.randint(3, 6)):
        place += rng.randint(200, (len(made) - reel.begins(reel.tone)) // 7)
        made[place : place + run, rng.choice([reel.left, reel.right])] = rng.choice([upper, lower])


def stored(reel: Reel, made: np.ndarray) -> tuple[np.ndarray, bytes]:
    """What the file's samples say, and their bytes."""
    if reel.form.coding == "float":
        kept = made.astype("<f4")
        return kept.astype(float), kept.tobytes()
    scale = 2 ** (reel.form.valid - 1)
    codes = np.clip(np.floor(made * scale + 0.5), -scale, scale - 1).astype(np.int64)
    width = reel.form.container // 8
    raw = codes << (reel.form.container - reel.form.valid)
    if width == 1:
        return codes / scale, (raw + 128).astype(np.uint8).tobytes()
    return codes / scale, raw.astype("<i8").ravel().view(np.uint8).reshape(-1, 8)[:, :width].tobytes()


def info(fields: list[tuple[str, str]]) -> bytes:
    """The content of a LIST chunk of texts."""
    content = b"INFO"
    for name, text in fields:
        data = text.encode("latin-1") + b"\0"
        content += name.encode() + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)
    return content


def boxed(rng: random.Random, reel: Reel, data: bytes) -> None:
    """The file around the samples, with what recorders put there; tells its chunks and texts."""
    form, width = reel.form, reel.form.container // 8 * 3
    tag = 3 if form.coding == "float" else 1
    head = struct.pack("<HIIHH", 3, reel.nominal, reel.nominal * width, width, form.container)
    fmt = struct.pack("<H", 0xFFFE if form.extensible else tag) + head
    if form.extensible:
        fmt += struct.pack("<HHIH", 22, form.valid, 0, tag) + bytes.fromhex("000000001000800000aa00389b71")
    place = rng.choice(["Café Röntgen", "Stage 2", "Parish hall", "Møller's barn"])
    bext = [("description", f"Take at {place}"), ("originator", rng.choice(["Deck A", "Nomad IV", ""]))]
    bext.append(("reference", f"REF{rng.randrange(10**6):06}"))
    sizes = {"description": 256, "originator": 32, "reference": 32}
    first = b"".join(text.encode("latin-1").ljust(sizes[name], b"\0") for name, text in bext)
    first += bytes(282) + b"A=ANALOGUE\r\n" + bytes(rng.randrange(2))
    tags = [("INAM", f"Reel {reel.number}"), ("ICMT", "x" * rng.randint(1, 6)), ("IENG", rng.choice(["ö", "A. Bø "]))]
    chunks: list[Chunk] = [("bext", first), ("fmt ", fmt), ("LIST", info(tags)), ("ovly", bytes(rng.randint(1, 9) | 1))]
    chunks = rng.sample(chunks, len(chunks))
    chunks.append(("data", data))
    if reel.shape == "plain":
        chunks += rng.sample([("_PMX", b"<x/>"), ("cue ", bytes(4)), ("note", b"end")], 2)
    big = {"data": len(data)} if reel.shape == "long" else {}
    if big:
        big["LIST"] = len(info(tags))
        table = struct.pack("<4sQ", b"LIST", big["LIST"])
        chunks.insert(0, ("ds64", struct.pack("<QQQI", 0, len(data), len(reel.stored), 1) + table))
    told = dict.fromkeys(big, 4294967295)
    if reel.shape == "cut":
        told["data"] = len(data) + 3 * rng.randint(1000, 90000) + 1
    body = b"WAVE"
    for name, content in chunks:
        reel.chunks.append((name.strip(), len(body) + 16, len(content)))
        body += name.encode() + struct.pack("<I", told.get(name, len(content))) + content + b"\0" * (len(content) % 2)
        if name == "bext":
            reel.texts += [(name, key, text.rstrip()) for key, text in bext if text]
        if name == "LIST":
            reel.texts += [(name, key, text.rstrip()) for key, text in tags]
    if reel.shape == "cut":
        body = body[: len(body) - len(data) % 2]
    else:
        body += bytes(rng.choice([0, 0, 2, 5]))
    reel.file = (b"RF64\xff\xff\xff\xff" if big else b"RIFF" + struct.pack("<I", rng.choice([0, len(body)]))) + body


def draw(rng: random.Random) -> list[Reel]:
    """Three reels, by their names: one backward, one emphasised, one fast or slow, one slightly so."""
    names = rng.sample(["a1", "b7", "deck", "m-04", "take", "x2", "tape", "q"], 3)
    numbers = rng.sample(range(1, 100), 3)
    forms = [rng.choice(FORMS[kind]) for kind in rng.sample(sorted(FORMS), 3)]
    speeds = rng.sample([rng.choice(FAST), rng.choice(SLIGHT), Fraction(1)], 3)
    shapes = rng.sample(["plain", "long", "cut"], 3)
    levels = rng.sample([1.0, rng.uniform(0.5, 0.8), rng.uniform(0.1, 0.16)], 3)
    backward, emphasised, opposed = rng.randrange(3), rng.randrange(3), rng.randrange(3)
    reels = []
    for i in range(3):
        nominal = rng.choice([32000, 44100, 48000])
        code, left, right = rng.sample(range(3), 3)
        tone = rng.randint(5, 7)
        frames = tone + rng.randint(33, 40)
        hours, rest = rng.randint(0, 23), rng.randint(1, 3500 * FPS)
        kind = EMPHASISED if i == emphasised else PLAIN
        reel = Reel(
            names[i], numbers[i], nominal, speeds[i], forms[i], i == backward, i == opposed, kind, levels[i], tone,
            frames, hours * 3600 * FPS + rest, 0, code, left, right, shape=shapes[i],
        )  # fmt: skip
        reel.origin = int(rng.uniform(0.4, 0.9) * reel.length)
        reel.lost = rng.sample(range(tone + 2, frames - 2, 3), rng.randint(1, 3))
        samples = reel.begins(frames) + int(rng.uniform(0.3, 0.9) * reel.length)
        made = played(rng, reel, samples)
        clipped(rng, reel, made)
        if reel.backward:
            made = made[::-1]
        reel.stored, data = stored(reel, made)
        if reel.shape == "cut":
            data += bytes(rng.randrange(256) for _ in range(rng.randrange(reel.form.container // 8 * 3)))
        boxed(rng, reel, data)
        reels.append(reel)
    return sorted(reels, key=lambda reel: reel.name)
