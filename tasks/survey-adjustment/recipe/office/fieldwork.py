"""Draws a job: stations, control and parcels as they are in the world, and what an instrument with errors read of them."""

import csv
import io
import math
import random
from dataclasses import dataclass, field
from itertools import pairwise

GON = 200 / math.pi


@dataclass
class World:
    """A site as it is: places at sea level in the grid's orientation, heights, and the instrument."""

    stations: dict[str, complex]
    heights: dict[str, float]
    points: dict[str, tuple[complex, float, str]]
    parcels: dict[str, list[str]]
    instrument: dict[str, float]
    weather: dict[str, tuple[float, float, float]]
    errors: dict[str, tuple[float, float]]
    files: dict[str, bytes] = field(default_factory=dict)


def table(header: str, rows: list[tuple]) -> bytes:
    """A CSV file."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header.split(","))
    writer.writerows(rows)
    return out.getvalue().encode()


def bearing(one: complex, other: complex) -> float:
    """In gon; the real part is east, the imaginary part north."""
    apart = other - one
    return math.atan2(apart.real, apart.imag) * GON % 400


def site(rng: random.Random) -> World:
    """A loop of stations, clockwise, around parcels."""
    count, base, radius = rng.choice([6, 8]), rng.uniform(900, 1600), rng.uniform(150, 220)
    names = rng.sample([f"S{number}" for number in range(10, 99)], count)
    turn, stations, heights = rng.uniform(0, 2 * math.pi), {}, {}
    for i, name in enumerate(names):
        angle = turn + 2 * math.pi * (i + rng.uniform(-0.15, 0.15)) / count
        stations[name] = radius * rng.uniform(0.9, 1.1) * complex(math.sin(angle), math.cos(angle))
        heights[name] = base + rng.uniform(-12, 12)
    points, parcels, numbers = {}, {}, iter(rng.sample(range(100, 999), 40))
    for i, parcel in enumerate(rng.sample("ABCDEFGHKLMNP", 4)):
        corners, lean = rng.choice([4, 5, 6]), rng.uniform(0, 2 * math.pi)
        middle = 70 * complex(math.sin(i * math.pi / 2), math.cos(i * math.pi / 2))
        way = rng.choice([1, -1])
        parcels[parcel] = []
        for k in range(corners):
            angle = lean + way * 2 * math.pi * (k + rng.uniform(-0.12, 0.12)) / corners
            name = str(next(numbers))
            place = middle + complex(38 * math.sin(angle), 30 * math.cos(angle))
            points[name] = (place, base + rng.uniform(-10, 10), rng.choice(names))
            parcels[parcel].append(name)
    instrument = {
        "additive": round(rng.uniform(-0.04, 0.04), 4),
        "ppm": round(rng.uniform(-8, 8), 1),
        "refraction": round(rng.uniform(0.1, 0.2), 2),
        "radius": float(rng.randint(6370, 6390) * 1000),
        "sigma_direction": round(rng.uniform(0.0006, 0.0015), 4),
        "sigma_distance": round(rng.uniform(0.002, 0.004), 4),
    }
    pressure = 1013 * math.exp(-base / 8200)
    weather = {
        name: (
            round(rng.uniform(1.4, 1.7), 3),
            round(rng.uniform(-5, 32), 1),
            round(pressure * rng.uniform(0.98, 1.02), 1),
        )
        for name in names
    }
    errors = {name: (rng.uniform(-0.006, 0.006), rng.uniform(-0.008, 0.008)) for name in names}
    return World(stations, heights, points, parcels, instrument, weather, errors)


def sight(world: World, station: str, place: complex, height: float, target: float) -> tuple[float, float]:
    """The zenith angle and the distance that the instrument would show without errors of reading."""
    tool, (tall, temperature, pressure) = world.instrument, world.weather[station]
    radius, k = tool["radius"], tool["refraction"]
    level = abs(place - world.stations[station]) * (1 + (world.heights[station] + height) / 2 / radius)
    rise = height - world.heights[station] - tall + target
    slope, zenith = math.hypot(level, rise), math.atan2(level, rise)
    for _ in range(5):
        far = level + (1 - k / 2) * slope**2 * math.sin(zenith) * math.cos(zenith) / radius
        high = rise - (1 - k) * (slope * math.sin(zenith)) ** 2 / 2 / radius
        slope, zenith = math.hypot(far, high), math.atan2(far, high)
    air = 281.8 - 0.29065 * pressure / (1 + 0.00366 * temperature)
    return zenith * GON, slope / (1 + (air + tool["ppm"]) * 1e-6) - tool["additive"]


def reading(
    rng: random.Random, world: World, station: str, zero: float, place: complex, height: float, target: float, face: int
) -> tuple[str, str, str]:
    """A direction, a zenith angle and a distance, as they were written down."""
    zenith, distance = sight(world, station, place, height, target)
    collimation, index = world.errors[station]
    spread = world.instrument["sigma_direction"]
    turned = collimation / math.sin(zenith / GON)
    direction = bearing(world.stations[station], place) - zero + rng.gauss(0, spread)
    zenith += rng.gauss(0, spread)
    if face == 1:
        direction, zenith = direction + turned, zenith + index
    else:
        direction, zenith = direction + 200 - turned, 400 - zenith + index
    direction = round(direction % 400, 4) % 400
    return f"{direction:.4f}", f"{zenith:.4f}", f"{distance + rng.gauss(0, world.instrument['sigma_distance']):.4f}"


def observe(rng: random.Random, world: World) -> list[tuple]:
    """Two or three sets at each station, to its neighbours in the loop and across."""
    names = list(world.stations)
    count, sets = len(names), rng.choice([2, 3])
    across = rng.sample(range(count // 2), 2)
    tall = {}
    rows = []
    for i, name in enumerate(names):
        targets = [names[i - 1], names[(i + 1) % count]]
        targets += [names[(i + count // 2) % count]] if i % (count // 2) in across else []
        rng.shuffle(targets)
        for number in range(1, sets + 1):
            zero = rng.uniform(0, 400)
            for face in (1, 2):
                for target in targets if face == 1 else targets[::-1]:
                    height = tall.setdefault((name, target), round(rng.uniform(1.3, 2.1), 3))
                    read = reading(rng, world, name, zero, world.stations[target], world.heights[target], height, face)
                    rows.append((name, number, target, height, face, *read))
    return rows


def level(rng: random.Random, world: World) -> None:
    """Runs over every second station, from one benchmark to another, with small errors."""
    names = list(world.stations)
    stops = ["BM1", *names[::2], "BM2"]
    heights = {
        **world.heights,
        "BM1": world.heights[stops[1]] + rng.uniform(-3, 3),
        "BM2": world.heights[stops[-2]] + rng.uniform(-3, 3),
    }
    rows = []
    for number, (one, other) in enumerate(pairwise(stops), 1):
        setups, length = rng.randint(2, 5), rng.uniform(0.08, 0.4)
        cuts = [heights[one], *[rng.uniform(-0.6, 0.6) + heights[one] for _ in range(setups - 1)]]
        cuts = [low + (heights[other] - heights[one]) * i / setups if i else low for i, low in enumerate(cuts)] + [
            heights[other]
        ]
        for here, there in pairwise(cuts):
            back = rng.uniform(0.4, 2.8)
            fore = back - (there - here) + rng.gauss(0, 0.0007)
            rows.append((number, one, other, f"{length:.3f}", f"{back:.4f}", f"{fore:.4f}"))
    world.files["levels.csv"] = table("run,from,to,length,back,fore", rows)
    marks = [(name, f"{heights[name]:.4f}") for name in ("BM1", "BM2")]
    world.files["benchmarks.csv"] = table("name,height", marks)


def draw(rng: random.Random) -> dict[str, bytes]:
    """The files of a job."""
    world = site(rng)
    names = list(world.stations)
    world.files["instrument.csv"] = table(",".join(world.instrument), [tuple(world.instrument.values())])
    world.files["stations.csv"] = table(
        "station,instrument_height,temperature,pressure", [(name, *world.weather[name]) for name in names]
    )
    world.files["observations.csv"] = table(
        "station,set,target,target_height,face,direction,zenith,distance", observe(rng, world)
    )
    level(rng, world)
    zero = complex(rng.uniform(3e5, 7e5), rng.uniform(5.0e6, 5.4e6))
    factor = rng.uniform(0.9997, 1.0004)
    control = []
    for name in rng.sample(names, rng.choice([3, 4])):
        place = zero + factor * world.stations[name] + complex(rng.gauss(0, 0.006), rng.gauss(0, 0.006))
        control.append((name, f"{place.real:.4f}", f"{place.imag:.4f}", f"{rng.uniform(0.004, 0.02):.4f}"))
    world.files["control.csv"] = table("station,east,north,sigma", control)
    details = []
    for name in names:
        start, back = rng.uniform(0, 400), rng.choice([other for other in names if other != name])
        seen = [(point, *world.points[point][:2]) for point in world.points if world.points[point][2] == name]
        rng.shuffle(seen)
        for point, place, height in [(back, world.stations[back], world.heights[back]), *seen]:
            tall = round(rng.uniform(1.3, 2.1), 3)
            details.append((name, point, tall, *reading(rng, world, name, start, place, height, tall, 1)))
    world.files["details.csv"] = table("station,point,target_height,direction,zenith,distance", details)
    corners = [(parcel, i, point) for parcel, ring in world.parcels.items() for i, point in enumerate(ring, 1)]
    rng.shuffle(corners)
    world.files["parcels.csv"] = table("parcel,place,point", corners)
    divisions, stakes = [], []
    for i, (parcel, ring) in enumerate(world.parcels.items()):
        way = "parallel" if i % 2 else "through"
        divisions.append((parcel, way, rng.choice(ring), f"{rng.uniform(0.2, 0.8):.4f}"))
        for number in (1, 2) if i % 2 else (3,):
            stakes.append((f"{parcel}-{number}", *rng.sample(names, 2)))
    world.files["divisions.csv"] = table("parcel,way,point,share", divisions)
    world.files["stakes.csv"] = table("point,station,backsight", stakes)
    return world.files
