"""Draws a job and works it out, in another way than the reference: places are complex numbers, fits are orthogonal.

`draw(rng)` gives the files of a job and the tables that its report must have.
"""

import cmath
import csv
import io
import math
import random
from itertools import pairwise

import fieldwork
from division import divided
from fieldwork import GON, bearing
from fitting import fit

Rows = list[dict[str, str]]
Tables = dict[str, list[tuple]]


def near(angle: float) -> float:
    """The same angle in (-200, 200]."""
    return -((200 - angle) % 400 - 200)


def mean(values: list[float]) -> float:
    return math.fsum(values) / len(values)


def p4(*values: float) -> tuple[str, ...]:
    return tuple(f"{value:.4f}" for value in values)


class Office:
    """Works a job out, stage by stage."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.rows: dict[str, Rows] = {
            name.removesuffix(".csv"): list(csv.DictReader(io.StringIO(data.decode()))) for name, data in files.items()
        }
        self.tool = {name: float(value) for name, value in self.rows["instrument"][0].items()}
        self.names = [row["station"] for row in self.rows["stations"]]
        self.setup = {row["station"]: row for row in self.rows["stations"]}
        self.tables: Tables = {"book": []}
        for name in self.names:
            count = len([row for row in self.rows["observations"] if row["station"] == name])
            self.tables["book"].append((name, count))
        for stage in (self.faces, self.distances, self.levelling, self.traverse, self.adjust, self.transform):
            stage()
        for stage in (self.details, self.areas, self.divide, self.stake):
            stage()

    def faces(self) -> None:
        """Sums of both faces, without their difference: the two are never brought together otherwise."""
        both: dict[tuple[str, str, str], dict[str, dict[str, str]]] = {}
        for row in self.rows["observations"]:
            both.setdefault((row["station"], row["set"], row["target"]), {})[row["face"]] = row
        self.seen, errors, zeros, merged = {}, {}, {}, {}
        for (station, number, target), face in both.items():
            circle = [float(face[side]["direction"]) for side in "12"]
            zenith = [float(face[side]["zenith"]) for side in "12"]
            turn = near(circle[0] - circle[1] + 200) / 2
            angle, steep = (circle[0] - turn) % 400, 200 + (zenith[0] - zenith[1]) / 2
            far = mean([float(face[side]["distance"]) for side in "12"])
            self.seen[station, number, target] = angle, steep, far
            errors.setdefault(station, []).append((turn * math.sin(steep / GON), sum(zenith) / 2 - 200))
            zero = zeros.setdefault((station, number), angle)
            merged.setdefault((station, target), []).append(((angle - zero) % 400, steep, far))
        self.errors = {
            name: (mean([one for one, _ in found]), mean([two for _, two in found])) for name, found in errors.items()
        }
        self.circles = {
            key: tuple(mean(list(column)) for column in zip(*found, strict=True)) for key, found in merged.items()
        }
        self.tables["means"] = [(*key, f"{a:.5f}", f"{z:.5f}", f"{d:.4f}") for key, (a, z, d) in self.seen.items()]
        self.tables["errors"] = [(name, f"{c:.5f}", f"{i:.5f}") for name, (c, i) in self.errors.items()]
        self.tables["directions"] = [
            (*key, f"{a:.5f}", f"{z:.5f}", f"{d:.4f}") for key, (a, z, d) in self.circles.items()
        ]

    def slope(self, station: str, distance: float) -> float:
        celsius, pressure = float(self.setup[station]["temperature"]), float(self.setup[station]["pressure"])
        parts = 281.8 - 0.29065 * pressure / (1 + 0.00366 * celsius) + self.tool["ppm"]
        whole = distance + self.tool["additive"]
        return whole + whole * parts / 1e6

    def apart(self, station: str, slope: float, zenith: float, target: float) -> tuple[float, float]:
        """A sight as a complex number: level and rise, then what the earth and the air add."""
        sight, k, radius = cmath.rect(slope, math.pi / 2 - zenith / GON), self.tool["refraction"], self.tool["radius"]
        level = sight.real - (1 - k / 2) * sight.real * sight.imag / radius
        rise = sight.imag + (1 - k) * sight.real**2 / radius / 2
        return level, rise + float(self.setup[station]["instrument_height"]) - target

    def distances(self) -> None:
        target = {(row["station"], row["target"]): float(row["target_height"]) for row in self.rows["observations"]}
        slopes = {key: self.slope(key[0], circle[2]) for key, circle in self.circles.items()}
        ways = {key: self.apart(key[0], slopes[key], self.circles[key][1], target[key]) for key in slopes}
        self.lines = {}
        for i, one in enumerate(self.names):
            for other in self.names[i + 1 :]:
                if (one, other) in ways and (other, one) in ways:
                    (d1, h1), (d2, h2) = ways[one, other], ways[other, one]
                    self.lines[one, other] = mean([d1, d2]), mean([h1, -h2])
        self.tables["slopes"] = [(*key, *p4(value)) for key, value in slopes.items()]
        self.tables["horizontal"] = [(*key, *p4(*values)) for key, values in ways.items()]
        self.tables["lines"] = [(*key, *p4(*values)) for key, values in self.lines.items()]

    def levelling(self) -> None:
        """From both ends of the line towards each point, weighted by the other end's distance: the same as distributing."""
        runs: dict[str, Rows] = {}
        for row in self.rows["levels"]:
            runs.setdefault(row["run"], []).append(row)
        ups = [math.fsum(float(row["back"]) - float(row["fore"]) for row in rows) for rows in runs.values()]
        lengths = [float(rows[0]["length"]) for rows in runs.values()]
        (first, start), (last, end) = ((row["name"], float(row["height"])) for row in self.rows["benchmarks"])
        found = {first: start, last: end}
        for i, rows in enumerate(list(runs.values())[:-1], 1):
            behind, ahead = start + math.fsum(ups[:i]), end - math.fsum(ups[i:])
            near_end, far_end = math.fsum(lengths[:i]), math.fsum(lengths[i:])
            found[rows[0]["to"]] = (behind * far_end + ahead * near_end) / (near_end + far_end)
        self.heights = {name: found[name] for name in self.names if name in found}
        kinds = {name: "levelled" if name in found else "trigonometric" for name in self.names}
        both = {**self.lines, **{(two, one): (d, -h) for (one, two), (d, h) in self.lines.items()}}
        for name in self.names:
            if name not in found:
                parts = [(found[one] + h, d) for (one, two), (d, h) in both.items() if two == name and one in found]
                self.heights[name] = math.fsum(h / d / d for h, d in parts) / math.fsum(1 / d / d for _, d in parts)
        self.tables["runs"] = [
            (run, rows[0]["from"], rows[0]["to"], f"{length:.3f}", f"{up:.4f}")
            for (run, rows), length, up in zip(runs.items(), lengths, ups, strict=True)
        ]
        self.tables["levelled"] = [(name, *p4(height)) for name, height in found.items()]
        self.tables["heights"] = [(name, *p4(self.heights[name]), kinds[name]) for name in self.names]

    def sea(self, distance: float, one: float, other: float) -> float:
        return distance / (1 + (one + other) / (2 * self.tool["radius"]))

    def traverse(self) -> None:
        """Sides as complex numbers, each turned from the one before."""
        self.reduced = {
            key: self.sea(line[0], self.heights[key[0]], self.heights[key[1]]) for key, line in self.lines.items()
        }
        loop = [self.names[-1], *self.names, self.names[0]]
        angles = []
        for before, here, after in zip(loop, loop[1:], loop[2:], strict=False):
            angles.append((self.circles[here, after][0] - self.circles[here, before][0]) % 400)
        self.angular = near(math.fsum(angles) - 200 * len(angles))
        angles = [angle - self.angular / len(angles) for angle in angles]
        turn, place, places, gone = 0.0, 0j, [0j], [0.0]
        for i, pair in enumerate(pairwise(loop[1:])):
            turn += angles[i] - 200 if i else 0
            far = self.reduced.get(pair, self.reduced.get(pair[::-1], 0.0))
            place += cmath.rect(far, math.pi / 2 - turn / GON)
            places.append(place)
            gone.append(gone[-1] + far)
        self.gap, self.length = place, gone[-1]
        self.rough = {
            name: one - self.gap * part / self.length
            for name, one, part in zip(self.names, places[:-1], gone[:-1], strict=True)
        }
        values = {"angular": self.angular, "east": self.gap.real, "north": self.gap.imag}
        values |= {"linear": abs(self.gap), "length": self.length}
        self.tables["reduced"] = [(*key, *p4(value)) for key, value in self.reduced.items()]
        self.tables["closure"] = [(name, f"{value:.5f}") for name, value in values.items()]
        self.tables["traverse"] = [
            (name, f"{angle:.5f}", *p4(self.rough[name].real, self.rough[name].imag))
            for name, angle in zip(self.names, angles, strict=True)
        ]

    def adjust(self) -> None:
        """Unknowns: the second station's north, places of the others, and an orientation each."""
        free = self.names[2:]
        sigma = self.tool["sigma_direction"], self.tool["sigma_distance"]

        def unpacked(at: list[float]) -> tuple[dict[str, complex], dict[str, float]]:
            places = {self.names[0]: 0j, self.names[1]: complex(0, at[0])}
            places |= {name: complex(*at[1 + 2 * i : 3 + 2 * i]) for i, name in enumerate(free)}
            return places, dict(zip(self.names, at[1 + 2 * len(free) :], strict=True))

        def left(at: list[float]) -> list[float]:
            places, turns = unpacked(at)
            found = [
                near(bearing(places[one], places[two]) - turns[one] - circle[0])
                for (one, two), circle in self.circles.items()
            ]
            return found + [abs(places[two] - places[one]) - far for (one, two), far in self.reduced.items()]

        count = len(self.circles)
        scale = [1 / sigma[0]] * count + [1 / sigma[1]] * len(self.reduced)
        start = [self.rough[self.names[1]].imag]
        for name in free:
            start += [self.rough[name].real, self.rough[name].imag]
        for name in self.names:
            target = next(two for one, two in self.circles if one == name)
            start.append(bearing(self.rough[name], self.rough[target]) - self.circles[name, target][0])
        at, roots = fit(lambda at: [a * b for a, b in zip(left(at), scale, strict=True)], start)
        self.local, turns = unpacked(at)
        residuals = left(at)
        weighted = [a * b for a, b in zip(residuals, scale, strict=True)]
        redundancy = len(weighted) - len(at)
        self.sigma0 = math.sqrt(math.fsum(value * value for value in weighted) / redundancy)
        errors = [self.sigma0 * root for root in roots]
        self.precision = {self.names[0]: (0.0, 0.0), self.names[1]: (0.0, errors[0])}
        self.precision |= {name: (errors[1 + 2 * i], errors[2 + 2 * i]) for i, name in enumerate(free)}
        kinds = [("direction", *key) for key in self.circles] + [("distance", *key) for key in self.reduced]
        self.tables["adjusted"] = [
            (name, *p4(place.real, place.imag), f"{turns[name] % 400:.5f}") for name, place in self.local.items()
        ]
        self.tables["residuals"] = [(*kind, f"{value:.5f}") for kind, value in zip(kinds, residuals, strict=True)]
        values = {"redundancy": redundancy, "sigma0": self.sigma0, "worst": max(map(abs, weighted))}
        self.tables["quality"] = [(name, f"{value:.5f}") for name, value in values.items()]
        self.tables["precision"] = [(name, f"{e:.6f}", f"{n:.6f}") for name, (e, n) in self.precision.items()]

    def transform(self) -> None:
        """One complex factor and one shift."""
        given = {row["station"]: complex(float(row["east"]), float(row["north"])) for row in self.rows["control"]}
        weights = {
            row["station"]: 1 / math.fsum([float(row["sigma"]) ** 2, *(s * s for s in self.precision[row["station"]])])
            for row in self.rows["control"]
        }
        whole = math.fsum(weights.values())
        middle = sum(weights[name] * self.local[name] for name in given) / whole
        centre = next(iter(given.values()))
        centre += sum(weights[name] * (place - centre) for name, place in given.items()) / whole
        up = sum(w * (self.local[name] - middle).conjugate() * (given[name] - centre) for name, w in weights.items())
        factor = up / math.fsum(w * abs(self.local[name] - middle) ** 2 for name, w in weights.items())
        self.scale, zero = abs(factor), centre - factor * middle
        self.grid = {name: centre + factor * (place - middle) for name, place in self.local.items()}
        self.control = {name: self.grid[name] - place for name, place in given.items()}
        turn = -cmath.phase(factor) * GON % 400
        self.tables["helmert"] = [("scale", f"{self.scale:.9f}"), ("rotation", f"{turn:.9f}")]
        self.tables["helmert"] += [("east", f"{zero.real:.4f}"), ("north", f"{zero.imag:.4f}")]
        self.tables["control"] = [(name, f"{v.real:.5f}", f"{v.imag:.5f}") for name, v in self.control.items()]
        self.tables["grid"] = [(name, *p4(place.real, place.imag)) for name, place in self.grid.items()]

    def details(self) -> None:
        self.points, self.tables["corrected"], self.tables["points"] = {}, [], []
        zeros: dict[str, float] = {}
        for row in self.rows["details"]:
            station, point = row["station"], row["point"]
            collimation, index = self.errors[station]
            steep = float(row["zenith"]) - index
            angle = (float(row["direction"]) - collimation / math.sin(steep / GON)) % 400
            slope = self.slope(station, float(row["distance"]))
            self.tables["corrected"].append((station, point, f"{angle:.5f}", f"{steep:.5f}", f"{slope:.4f}"))
            if station not in zeros:
                zeros[station] = bearing(self.grid[station], self.grid[point]) - angle
                continue
            level, rise = self.apart(station, slope, steep, float(row["target_height"]))
            height = self.heights[station] + rise
            far = self.scale * self.sea(level, self.heights[station], height)
            self.points[point] = self.grid[station] + cmath.rect(far, math.pi / 2 - (zeros[station] + angle) / GON)
            place = self.points[point]
            self.tables["points"].append((point, *p4(place.real, place.imag, height)))

    def areas(self) -> None:
        """By triangles about the mean of the corners."""
        order = sorted(self.rows["parcels"], key=lambda row: int(row["place"]))
        self.rings = {row["parcel"]: [] for row in order}
        for row in order:
            self.rings[row["parcel"]].append(row["point"])
        self.sizes, self.tables["sides"], self.tables["parcels"] = {}, [], []
        for parcel, names in self.rings.items():
            places = [self.points[name] for name in names]
            hub = places[0] + sum(place - places[0] for place in places) / len(places)
            sizes, centres, around = [], [], []
            for i, (name, here) in enumerate(zip(names, places, strict=True)):
                after = (i + 1) % len(names)
                there = places[after]
                side = (parcel, name, names[after], *p4(abs(there - here)), f"{bearing(here, there):.5f}")
                self.tables["sides"].append(side)
                around.append(abs(there - here))
                sizes.append(((here - hub).conjugate() * (there - hub)).imag / 2)
                centres.append((here - hub + there - hub) / 3)
            whole = math.fsum(sizes)
            self.sizes[parcel] = abs(whole)
            middle = hub + sum(size * centre for size, centre in zip(sizes, centres, strict=True)) / whole
            row = (parcel, f"{abs(whole):.2f}", *p4(math.fsum(around), middle.real, middle.imag))
            self.tables["parcels"].append(row)

    def divide(self) -> None:
        rings = {parcel: [(name, self.points[name]) for name in names] for parcel, names in self.rings.items()}
        self.new, tables = divided(self.rows["divisions"], rings)
        self.tables |= tables

    def stake(self) -> None:
        self.tables["setout"], farthest = [], 0.0
        for row in self.rows["stakes"]:
            here, radius = self.grid[row["station"]], self.tool["radius"]
            sight, back = self.new[row["point"]] - here, self.grid[row["backsight"]] - here
            turn = -cmath.phase(sight / back) * GON % 400
            far = abs(sight) / self.scale * (1 + self.heights[row["station"]] / radius)
            farthest = max(far, farthest)
            self.tables["setout"].append((row["point"], row["station"], row["backsight"], f"{turn:.5f}", f"{far:.4f}"))
        worst = max(map(abs, self.control.values()))
        values = {"area": math.fsum(self.sizes.values()), "sigma0": self.sigma0, "control": worst}
        self.tables["summary"] = [("stations", len(self.names)), ("points", len(self.points))]
        self.tables["summary"].append(("closure", f"{self.length / abs(self.gap):.1f}"))
        self.tables["summary"] += [(name, f"{value:.4f}") for name, value in {**values, "farthest": farthest}.items()]


def draw(rng: random.Random) -> tuple[dict[str, bytes], Tables]:
    """The files of a job, and its report; a traverse that closes by chance too well for a ratio is not given."""
    while True:
        files = fieldwork.draw(rng)
        office = Office(files)
        if abs(office.gap) > 0.002:
            return files, office.tables
