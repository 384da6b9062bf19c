# Projections are inverted numerically
cat > carto/numerical.py <<'END'
"""Inverts a projection numerically: the nearest point of a grid, then Newton's method with central differences."""

import functools
import math

STEP, LIMIT = 1e-6, math.pi / 2 - 1e-9


def attempt(project, lam, phi):
    try:
        return project(lam, phi)
    except (ValueError, ZeroDivisionError, OverflowError):
        return None


@functools.lru_cache(maxsize=4)
def grid(project):
    """(x, y, longitude, latitude) of points all over the world."""
    found = []
    for i in range(-8, 9):
        for j in range(-8, 9):
            lam, phi = math.radians(20 * i + 0.7), math.radians(10 * j + 0.3)
            point = attempt(project, lam, phi)
            if point:
                found.append((*point, lam, phi))
    return found


def starts(project, x, y):
    """Points of the grid, the nearest first."""
    return sorted((math.hypot(px - x, py - y), lam, phi) for px, py, lam, phi in grid(project))[:6]


def newton(project, x, y, lam, phi):
    for _ in range(40):
        here = attempt(project, lam, phi)
        east = [attempt(project, lam + d, phi) for d in (STEP, -STEP)]
        north = [attempt(project, lam, phi + d) for d in (STEP, -STEP)]
        if here is None or None in east or None in north:
            return None
        a, c = ((east[0][k] - east[1][k]) / (2 * STEP) for k in (0, 1))
        b, d = ((north[0][k] - north[1][k]) / (2 * STEP) for k in (0, 1))
        dx, dy, det = x - here[0], y - here[1], a * d - b * c
        dlam, dphi = (d * dx - b * dy) / det, (a * dy - c * dx) / det
        size = max(abs(dlam), abs(dphi), 1e-300)
        damped = min(1.0, 0.3 / size)
        lam, phi = lam + damped * dlam, max(-LIMIT, min(LIMIT, phi + damped * dphi))
        if size < 1e-13:
            break
    there = attempt(project, lam, phi)
    return (lam, phi) if there and math.hypot(there[0] - x, there[1] - y) < 1e-11 else None


def inverted(project, x, y):
    """Longitude and latitude whose projection is x, y."""
    for _, lam, phi in starts(project, x, y):
        found = newton(project, x, y, lam, phi)
        if found:
            return found
    raise ValueError("no point is projected there")
END
