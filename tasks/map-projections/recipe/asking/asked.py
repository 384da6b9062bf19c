"""Draws operations and points, has PROJ say what becomes of them, and writes what the artifact is asked."""

import random
import re
import struct
from dataclasses import dataclass
from pathlib import Path

import catalogue
from catalogue import Ask
from projtruth import FORWARD, INVERSE, Point, angular, transformed

POINTS = 4
CENTRES = {"krovak": 16.0, "mil_os": 20.0, "lee_os": -165.0}
SHIFTS, HEIGHTS = "shifts.gsb", "heights.gtx"


@dataclass(frozen=True)
class Question:
    """An operation, one way, with points and what should become of them; angles in degrees."""

    line: str
    given: list[Point]
    wanted: list[Point]
    columns: int
    angular: bool


def ntv2(rng: random.Random, west: int, east: int, south: int, north: int, step: float) -> bytes:
    """A grid of shifts in the NTv2 format, in seconds of arc; longitudes count to the west."""

    def record(name: str, value: bytes) -> bytes:
        return name.ljust(8).encode() + value.ljust(8, b"\0")

    def text(value: str) -> bytes:
        return value.ljust(8).encode()

    def whole(value: int) -> bytes:
        return struct.pack("<i", value)

    def real(value: float) -> bytes:
        return struct.pack("<d", value)

    width, height = round((east - west) / step) + 1, round((north - south) / step) + 1
    axes = [real(6378137.0), real(6356752.3), real(6378137.0), real(6356752.3)]
    head = [("NUM_OREC", whole(11)), ("NUM_SREC", whole(11)), ("NUM_FILE", whole(1)), ("GS_TYPE", text("SECONDS"))]
    head += [("VERSION", text("1")), ("SYSTEM_F", text("OLD")), ("SYSTEM_T", text("NEW"))]
    head += list(zip(("MAJOR_F", "MINOR_F", "MAJOR_T", "MINOR_T"), axes, strict=True))
    head += [("SUB_NAME", text("AREA")), ("PARENT", text("NONE")), ("CREATED", text("1")), ("UPDATED", text("1"))]
    bounds = {"S_LAT": south, "N_LAT": north, "E_LONG": -east, "W_LONG": -west, "LAT_INC": step, "LONG_INC": step}
    head += [(name, real(3600.0 * value)) for name, value in bounds.items()]
    head += [("GS_COUNT", whole(width * height))]
    nodes = (struct.pack("<4f", rng.uniform(-4, 4), rng.uniform(-4, 4), 0.1, 0.1) for _ in range(width * height))
    return b"".join(record(*pair) for pair in head) + b"".join(nodes) + record("END", b"")


def gtx(rng: random.Random, west: int, east: int, south: int, north: int, step: float) -> bytes:
    """A grid of heights in the GTX format."""
    width, height = round((east - west) / step) + 1, round((north - south) / step) + 1
    values = [rng.uniform(20, 60) for _ in range(width * height)]
    return struct.pack(">4d2i", south, west, step, step, height, width) + struct.pack(f">{len(values)}f", *values)


def placed(rng: random.Random, ask: Ask, definition: str, centre: float) -> Point:
    """A point that goes into the operation."""
    z = rng.uniform(-ask.heights, ask.heights) if ask.heights else 0.0
    if ask.kind == "metres":
        return tuple(round(rng.uniform(-6e6, 6e6), 3) for _ in range(3))  # type: ignore[return-value]
    half = ask.half
    zone = re.search(r"zone=(\d+)", definition)
    if ask.kind == "zone" and zone:
        centre, half = 6.0 * int(zone[1]) - 183, 3.5
    lon = centre + rng.uniform(-half, half)
    lat = rng.uniform(ask.south, ask.north)
    if ask.kind == "grads":
        return lon / 0.9, lat / 0.9, z
    lon = (lon + 180) % 360 - 180
    if ask.kind == "projected":
        [found] = transformed(definition.split("+inv ")[1].split(" +step")[0], FORWARD, [(lon, lat, z)])
        if found is None:
            raise RuntimeError(f"PROJ has no point for {definition}")
        return found
    return round(lon, 6), round(lat, 6), round(z, 3)


def questions(rng: random.Random, ask: Ask, centre: float, grids: dict[str, Path]) -> list[Question]:
    """One drawn operation, each way that it has.

    Raises:
        RuntimeError: PROJ has no answer, which is the catalogue's fault.
    """
    centre = CENTRES.get(ask.kind, centre)
    definition = catalogue.filled(ask.template, rng, centre)
    line = definition.replace("{H}", SHIFTS).replace("{V}", HEIGHTS)
    definition = definition.replace("{H}", str(grids.get(SHIFTS))).replace("{V}", str(grids.get(HEIGHTS)))
    if "+pm=" in definition:
        # Their central meridian counts from the prime meridian.
        centre = float(re.search(r"lon_0=(-?[\d.]+)", definition)[1])  # type: ignore[index]
    if "d" in (said := re.search(r"lon_0=(\S+)", definition) or ["", ""])[1]:
        value = float(said[1].split("d")[0])
        centre = -value if said[1].endswith("W") else value
    given = [placed(rng, ask, definition, centre) for _ in range(POINTS)]
    there = transformed(definition, FORWARD, given)
    if None in there:
        raise RuntimeError(f"PROJ has no answer to {definition}: {given[there.index(None)]}")
    columns = 3 if ask.heights else 2
    wanted = [point for point in there if point is not None]
    made = [Question(f"forward {line}", given, wanted, columns, angular(definition, FORWARD))]
    if ask.ways != "forward":
        back = given if ask.ways == "both" else transformed(definition, INVERSE, wanted)
        if None in back:
            raise RuntimeError(f"PROJ has no way back for {definition}")
        made.append(
            Question(f"inverse {line}", wanted, list(filter(None, back)), columns, angular(definition, INVERSE))
        )
    return made


def close(have: list[float], question: Question, wanted: Point) -> bool:
    """Whether numbers agree: a centimetre, or 2e-7 degrees for the first two if they are angles."""
    if len(have) != question.columns:
        return False
    for place, (one, two) in enumerate(zip(have, wanted, strict=False)):
        angle = question.angular and place < 2
        apart = abs(one - two)
        if angle and place == 0:
            apart = abs((one - two + 180) % 360 - 180)
        if not apart <= (2e-7 if angle else 1e-2):
            return False
    return True
