"""What all projections have in common: the central meridian, the size of the ellipsoid and the false origin."""

import math
from collections.abc import Callable
from typing import NamedTuple


class Operation(NamedTuple):
    """A coordinate operation; both functions take and return three numbers, angles in radians."""

    forward: Callable
    inverse: Callable
    angular_in: bool
    angular_out: bool


def wrapped(lam):
    """A longitude between -pi and pi."""
    return lam if abs(lam) <= math.pi else math.remainder(lam, 2 * math.pi)


def framed(setup, p):
    """The projection with its frame."""
    project = setup(p)

    def forward(lon, lat, z):
        x, y = project(wrapped(lon - p.angle("lon_0")), lat)
        return p.a * x + p.number("x_0"), p.a * y + p.number("y_0"), z

    def inverse(x, y, z):
        raise NotImplementedError("projections go one way only")

    return Operation(forward, inverse, True, False)
