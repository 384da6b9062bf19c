"""Draws a contact with the spacecraft: what it measured and sent, what arrived, and every table of a right report."""

import itertools
import math
import random
import struct
from dataclasses import dataclass, field

import coding

PAYLOAD = coding.FRAME - 8
IDLE = 2047
TIME, PLATFORM, CAMERA, EVENT, REPORT, FILES = 1, 10, 11, 20, 30, 40
STAGES = {1: "accepted", 2: "started", 3: "completed", 7: "failed"}
NAMES = ("STAR", "BUS", "TANK", "MAST", "LOCK", "PUMP", "DOOR", "RADIO", "LAMP", "GYRO", "VALVE", "HEAT")


@dataclass
class Contact:
    """What the ground station has, and what is true: table -> rows, unsorted."""

    files: dict[str, bytes]
    tables: dict[str, list[tuple[object, ...]]]


@dataclass
class Parameter:
    name: str
    apid: int
    bit: int
    bits: int
    kind: str
    calibration: str
    limits: str

    def line(self) -> str:
        return f"{self.name};{self.apid};{self.bit};{self.bits};{self.kind};{self.calibration};{self.limits}"

    def value(self, raw: float) -> float | str:
        kind, _, rest = self.calibration.partition(" ")
        if kind == "poly":
            return sum(float(c) * raw**power for power, c in enumerate(rest.split()))
        pairs = [pair.split(":" if kind == "curve" else "=") for pair in rest.split()]
        if kind == "text":
            return dict(pairs).get(str(raw), "?")
        points = [(float(x), float(y)) for x, y in pairs]
        if raw <= points[0][0]:
            return points[0][1]
        for (x, y), (x2, y2) in itertools.pairwise(points):
            if raw <= x2:
                return y + (y2 - y) * (raw - x) / (x2 - x)
        return points[-1][1]


@dataclass(eq=False)
class Packet:
    """A packet; `lost` when a frame that carried a part of it was."""

    apid: int
    data: bytes
    obt: float = 0.0
    seq: int = 0
    refers: bool = False
    lost: bool = False
    about: tuple[object, ...] = ()

    def raw(self) -> bytes:
        return struct.pack(">HHH", 0x0800 | self.apid, 0xC000 | self.seq, len(self.data) - 1) + self.data


@dataclass(eq=False)
class Frame:
    vc: int
    payload: bytes
    pointer: int
    count: int = 0
    position: int = 0
    fate: str = "good"
    packets: list[Packet] = field(default_factory=list)


def stamp(obt: float) -> bytes:
    return round(obt * 65536).to_bytes(6, "big")


def told(obt: float) -> float:
    """An on-board time as it can be told."""
    return round(obt * 65536) / 65536


def parameters(rng: random.Random) -> list[Parameter]:
    """The definitions, which change from contact to contact."""
    names = [f"{name}_{rng.randint(1, 9)}" for name in rng.sample(NAMES, 4)]
    made, at = [], rng.randint(0, 5)

    def add(apid: int, name: str, bits: int, kind: str, calibration: str, limits: str = "") -> None:
        nonlocal at
        made.append(Parameter(name, apid, at, bits, kind, calibration, limits))
        at += bits + rng.randint(0, 5)

    def curve(top: int) -> str:
        xs, y = sorted(rng.sample(range(1, top), 5)), rng.uniform(-40, -20)
        pairs = []
        for x in xs:
            pairs.append(f"{x}:{y:.2f}")
            y += rng.uniform(5, 30)
        return "curve " + " ".join(pairs)

    volts = f"poly {rng.uniform(20, 22):.3f} {rng.uniform(0.002, 0.003):.6f}"
    add(PLATFORM, "BATT_V", 12, "u", volts, "23.5,29.5")
    add(PLATFORM, "BATT_I", 10, "s", f"poly {rng.uniform(-0.2, 0.2):.3f} {rng.uniform(0.005, 0.01):.6f}", "-3,3")
    add(PLATFORM, names[0], 8, "u", curve(255), "-20,35")
    add(PLATFORM, "MODE", 3, "u", "text 0=SAFE 1=IDLE 2=POINT 3=IMAGE 5=DUMP")
    add(PLATFORM, names[1], 16, "s", f"poly 0 {rng.uniform(0.05, 0.2):.4f} {rng.uniform(1e-6, 4e-6):.9f}")
    add(PLATFORM, names[2], 32, "f", f"poly {rng.uniform(-1, 1):.3f} {rng.uniform(1, 2):.3f}", ",80")
    at = rng.randint(0, 5)
    add(CAMERA, "DET_T", 10, "u", curve(1023), ",20")
    add(CAMERA, names[3], 1, "u", "text 0=OFF 1=ON")
    add(CAMERA, "GAIN", 32, "f", "poly 0 1")
    return made


def measured(
    rng: random.Random, ps: list[Parameter], apid: int, walk: dict[str, float]
) -> tuple[bytes, dict[str, float]]:
    """A packet's data behind its time, and the raw values in it."""
    whole, raws = 0, {}
    size = -(-max(p.bit + p.bits for p in ps if p.apid == apid) // 8)
    for p in (p for p in ps if p.apid == apid):
        level = walk[p.name] = min(0.98, max(0.02, walk.get(p.name, rng.random()) + rng.uniform(-0.14, 0.14)))
        if p.kind == "f":
            raws[p.name] = struct.unpack(">f", struct.pack(">f", 0.5 + 90 * level))[0]
            code = int.from_bytes(struct.pack(">f", raws[p.name]), "big")
        else:
            raws[p.name] = int(level * 2**p.bits) - (2 ** (p.bits - 1) if p.kind == "s" else 0)
            code = raws[p.name] & (2**p.bits - 1)
        whole |= code << 8 * size - p.bit - p.bits
    return whole.to_bytes(size, "big"), raws


def picture(rng: random.Random, obt: float, k: int) -> tuple[bytes, list[list[int]]]:
    """The file of an image, and its pixels."""
    wide, high = rng.randint(18, 26), rng.randint(14, 20)
    pixels = [[min(1023, max(0, int(400 + 60 * math.sin(x / 5) + 40 * y / high + rng.gauss(0, 6)))) for x in range(wide)]
              for y in range(high)]  # fmt: skip
    for x, y in rng.sample([(x, y) for x in range(wide) for y in range(high)], 3):
        pixels[y][x] = rng.randint(900, 1023)
    steps = []
    for y, row in enumerate(pixels):
        for x, value in enumerate(row):
            steps.append(value - (row[x - 1] if x else pixels[y - 1][0] if y else 512))
    return struct.pack(">HH", wide, high) + stamp(obt) + coding.rice(steps, k), pixels


def framed(packets: list[Packet], vc: int, rng: random.Random) -> list[Frame]:
    """Packets, one behind the other, in frames; the last one is filled with an idle packet."""
    stream, starts, owners = b"", [], []
    for packet in packets:
        starts.append(len(stream))
        owners.append(packet)
        stream += packet.raw()
    room = -len(stream) % PAYLOAD
    room += PAYLOAD if 0 < room < 7 else 0
    if room:
        starts.append(len(stream))
        owners.append(Packet(IDLE, b""))
        stream += struct.pack(">HHH", IDLE, 0xC000, room - 7) + bytes(rng.randrange(256) for _ in range(room - 6))
    made = []
    for number, at in enumerate(range(0, len(stream), PAYLOAD)):
        inside = [start for start in starts if at <= start < at + PAYLOAD]
        frame = Frame(vc, stream[at : at + PAYLOAD], inside[0] - at if inside else 0x7FF, number)
        ends = [*starts[1:], len(stream)]
        frame.packets = [p for p, a, b in zip(owners, starts, ends, strict=True) if a < at + PAYLOAD and b > at]
        made.append(frame)
    return made
