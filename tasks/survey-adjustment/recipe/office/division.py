"""Cuts parcels by other means than the reference: widths are integrated between corners, and lines are found by halving."""

import math
from itertools import pairwise

Ring = list[tuple[str, complex]]


def parallel(ring: Ring, share: float) -> tuple[float, complex, complex]:
    """The offset from the first side at which the share is reached, and where the parallel ends.

    The width of a convex parcel is linear between the depths of its corners, so its area is a sum of trapezoids.
    """
    places = [place for _, place in ring]
    along = (places[1] - places[0]) / abs(places[1] - places[0])
    turned = [(place - places[0]) * along.conjugate() for place in places]
    if turned[2].imag < 0:
        turned = [place.conjugate() for place in turned]
    turned[0], turned[1] = 0j, complex(turned[1].real, 0)

    def ends(depth: float) -> tuple[complex, complex]:
        """Where the parallel meets the side of the end (met first) and that of the beginning."""
        up = next(i for i in range(1, len(turned)) if turned[(i + 1) % len(turned)].imag >= depth)
        down = next(i for i in range(len(turned), 1, -1) if turned[i - 1].imag >= depth)
        found = []
        for low, high in ((up, (up + 1) % len(turned)), (down % len(turned), down - 1)):
            part = (depth - turned[low].imag) / (turned[high].imag - turned[low].imag)
            found.append(turned[low] + part * (turned[high] - turned[low]))
        return found[0], found[1]

    def width(depth: float) -> float:
        one, other = ends(depth)
        return abs(one.real - other.real)

    stops = sorted({max(place.imag, 0.0) for place in turned})
    tops = [width(stop) for stop in stops[:-1]] + [0.0]
    strips = [(b - a) * (v + w) / 2 for a, b, v, w in zip(stops, stops[1:], tops, tops[1:], strict=False)]
    left = share * math.fsum(strips)
    for strip, low, high, wide, narrow in zip(strips, stops, stops[1:], tops, tops[1:], strict=False):
        if left <= strip:
            slope = (narrow - wide) / (high - low)
            more = 2 * left / (wide + math.sqrt(wide * wide + 2 * slope * left))
            depth = low + more
            break
        left -= strip
    number = [_first(places, depth), _last(places, depth)]
    return depth, *number


def _depth(places: list[complex], place: complex) -> float:
    """How far a place lies from the first side."""
    side = places[1] - places[0]
    return abs((side.conjugate() * (place - places[0])).imag) / abs(side)


def _crossing(places: list[complex], one: complex, other: complex, depth: float) -> complex:
    low, high = 0.0, 1.0
    for _ in range(80):
        middle = (low + high) / 2
        if _depth(places, one + middle * (other - one)) < depth:
            low = middle
        else:
            high = middle
    return one + low * (other - one)


def _first(places: list[complex], depth: float) -> complex:
    i = next(i for i in range(2, len(places)) if _depth(places, places[i]) > depth)
    return _crossing(places, places[i - 1], places[i], depth)


def _last(places: list[complex], depth: float) -> complex:
    ring = [*places, places[0]]
    i = next(i for i in range(len(ring) - 2, 1, -1) if _depth(places, ring[i]) > depth)
    return _crossing(places, ring[i + 1], ring[i], depth)


def size(places: list[complex]) -> float:
    """An area, from the first corner."""
    apart = [place - places[0] for place in places[1:]]
    return abs(math.fsum((one.conjugate() * two).imag for one, two in pairwise(apart))) / 2


def through(ring: Ring, share: float) -> tuple[str, str, complex]:
    """The side on which a line from the first corner ends that cuts the share off, and where."""
    places = [place for _, place in ring]
    whole = size(places)
    low, high = 1.0, float(len(places) - 1)

    def at(way: float) -> complex:
        i = min(int(way), len(places) - 2)
        return places[i] + (way - i) * (places[i + 1] - places[i])

    for _ in range(80):
        middle = (low + high) / 2
        piece = size([*places[: int(middle) + 1], at(middle)])
        if piece < share * whole:
            low = middle
        else:
            high = middle
    i = int(low)
    return ring[i][0], ring[i + 1][0], at(low)


def divided(asked: list[dict[str, str]], rings: dict[str, Ring]) -> tuple[dict[str, complex], dict[str, list[tuple]]]:
    """New points by name, and the tables of both ways."""
    new: dict[str, complex] = {}
    tables: dict[str, list[tuple]] = {"parallel": [], "through": []}
    for row in asked:
        parcel, ring, share = row["parcel"], rings[row["parcel"]], float(row["share"])
        start = [name for name, _ in ring].index(row["point"])
        ring = ring[start:] + ring[:start]
        if row["way"] == "parallel":
            depth, second, first = parallel(ring, share)
            for number, place in ((1, first), (2, second)):
                new[f"{parcel}-{number}"] = place
                cells = (f"{depth:.4f}", f"{place.real:.4f}", f"{place.imag:.4f}")
                tables["parallel"].append((parcel, f"{parcel}-{number}", *cells))
        else:
            one, other, place = through(ring, share)
            new[f"{parcel}-3"] = place
            cells = (f"{place.real:.4f}", f"{place.imag:.4f}", f"{abs(place - ring[0][1]):.4f}")
            tables["through"].append((parcel, f"{parcel}-3", one, other, *cells))
    return new, tables
