# Heights shifted by a GTX grid
cat > carto/operations/vgridshift.py <<'END'
"""Shifts heights by a grid in NOAA's GTX format; forward, a geoid's heights are taken off."""

import math
import struct
from pathlib import Path

from carto.frame import Operation
from carto.grids import Grid


def gtx(path):
    data = Path(path).read_bytes()
    south, west, along, across = (math.radians(value) for value in struct.unpack(">4d", data[:32]))
    height, width = struct.unpack(">2i", data[32:40])
    values = struct.unpack(f">{height * width}f", data[40 : 40 + 4 * height * width])
    rows = [[(v,) for v in values[k * width : (k + 1) * width]] for k in range(height)]
    return Grid(west, south, across, along, rows)


def setup(p):
    grid, factor = gtx(p.text("grids")), p.number("multiplier", -1)
    return Operation(
        lambda lon, lat, z: (lon, lat, z + factor * grid.at(lon, lat)[0]),
        lambda lon, lat, z: (lon, lat, z - factor * grid.at(lon, lat)[0]), True, True,
    )  # fmt: skip


TRANSFORMATIONS = {"vgridshift": setup}
END
