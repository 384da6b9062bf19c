"""The truth: PROJ itself, called in this process; the agent's image only has what it answered to the samples."""

import ctypes
import math
from collections.abc import Iterator
from contextlib import contextmanager

Point = tuple[float, float, float]


class Coordinate(ctypes.Structure):
    _fields_ = [("v", ctypes.c_double * 4)]


LIBRARY = ctypes.CDLL("libproj.so.25")
LIBRARY.proj_context_create.restype = ctypes.c_void_p
LIBRARY.proj_create.restype = ctypes.c_void_p
LIBRARY.proj_create.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
LIBRARY.proj_destroy.argtypes = [ctypes.c_void_p]
LIBRARY.proj_errno_reset.argtypes = [ctypes.c_void_p]
LIBRARY.proj_trans.restype = Coordinate
LIBRARY.proj_trans.argtypes = [ctypes.c_void_p, ctypes.c_int, Coordinate]
LIBRARY.proj_angular_input.argtypes = [ctypes.c_void_p, ctypes.c_int]
LIBRARY.proj_angular_output.argtypes = [ctypes.c_void_p, ctypes.c_int]
LIBRARY.proj_log_level.argtypes = [ctypes.c_void_p, ctypes.c_int]
CONTEXT = LIBRARY.proj_context_create()
LIBRARY.proj_log_level(CONTEXT, 0)
FORWARD, INVERSE = 1, -1


@contextmanager
def operation(definition: str) -> Iterator[int]:
    """PROJ's handle of an operation.

    Raises:
        RuntimeError: PROJ does not know the operation.
    """
    handle = LIBRARY.proj_create(CONTEXT, definition.encode())
    if not handle:
        raise RuntimeError(f"PROJ refuses {definition}")
    try:
        yield handle
    finally:
        LIBRARY.proj_destroy(handle)


def transformed(definition: str, way: int, points: list[Point]) -> list[Point | None]:
    """What PROJ makes of points, angles in degrees; None where it makes nothing of them.

    Raises:
        RuntimeError: PROJ does not know the operation.
    """
    with operation(definition) as handle:
        angles_in, angles_out = LIBRARY.proj_angular_input(handle, way), LIBRARY.proj_angular_output(handle, way)
        found: list[Point | None] = []
        for x, y, z in points:
            LIBRARY.proj_errno_reset(handle)
            given = (math.radians(x), math.radians(y)) if angles_in else (x, y)
            told = LIBRARY.proj_trans(handle, way, Coordinate((*given, z, 0.0))).v
            pair = (math.degrees(told[0]), math.degrees(told[1])) if angles_out else (told[0], told[1])
            found.append((*pair, told[2]) if all(map(math.isfinite, (*pair, told[2]))) else None)
        return found


def angular(definition: str, way: int) -> bool:
    """Whether what comes out are angles.

    Raises:
        RuntimeError: PROJ does not know the operation.
    """
    with operation(definition) as handle:
        return bool(LIBRARY.proj_angular_output(handle, way))
