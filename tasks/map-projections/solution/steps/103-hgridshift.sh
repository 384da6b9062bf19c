# Datums shifted by an NTv2 grid
cat > carto/operations/hgridshift.py <<'END'
"""Shifts longitudes and latitudes by a grid in the NTv2 format, with one grid in the file."""

import math
import struct
from pathlib import Path

from carto.frame import Operation
from carto.grids import Grid

SECOND = math.radians(1 / 3600)


def ntv2(path):
    """The grid; its values are shifts to the east and to the north, in radians."""
    data = Path(path).read_bytes()
    order = "<" if data[8] == 11 else ">"
    head = {data[k : k + 8].decode().strip(): data[k + 8 : k + 16] for k in range(176, 352, 16)}
    names = ("S_LAT", "N_LAT", "E_LONG", "W_LONG", "LAT_INC", "LONG_INC")
    south, north, east, west, along, across = (struct.unpack(order + "d", head[name])[0] for name in names)
    width, height = round((west - east) / across) + 1, round((north - south) / along) + 1
    nodes = list(struct.iter_unpack(order + "4f", data[352 : 352 + 16 * width * height]))
    rows = []
    for k in range(height):
        # Longitudes are positive to the west, and a row begins in the east.
        row = reversed(nodes[k * width : (k + 1) * width])
        rows.append([(-node[1] * SECOND, node[0] * SECOND) for node in row])
    return Grid(-west * SECOND, south * SECOND, across * SECOND, along * SECOND, rows)


def setup(p):
    grid = ntv2(p.text("grids"))

    def forward(lon, lat, z):
        east, north = grid.at(lon, lat)
        return lon + east, lat + north, z

    def inverse(lon, lat, z):
        place = (lon, lat)
        for _ in range(12):
            east, north = grid.at(*place)
            place = (lon - east, lat - north)
        return *place, z

    return Operation(forward, inverse, True, True)


TRANSFORMATIONS = {"hgridshift": setup}
END
