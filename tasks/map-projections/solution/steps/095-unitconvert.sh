# Units of lengths and angles
cat > carto/operations/unitconvert.py <<'END'
"""Converts units: +xy_in to +xy_out, +z_in to +z_out; angles in rad, deg or grad."""

import math

from carto.frame import Operation
from carto.units import METRES

ANGLES = {"rad": 1.0, "deg": math.pi / 180, "grad": math.pi / 200}
SIZES = {**METRES, **ANGLES}


def setup(p):
    plane = SIZES[p.text("xy_in", "m")] / SIZES[p.text("xy_out", "m")]
    up = SIZES[p.text("z_in", "m")] / SIZES[p.text("z_out", "m")]
    # Radians are what angles are in between operations.
    return Operation(
        lambda x, y, z: (x * plane, y * plane, z * up),
        lambda x, y, z: (x / plane, y / plane, z / up),
        p.text("xy_in") == "rad", p.text("xy_out") == "rad",
    )  # fmt: skip


TRANSFORMATIONS = {"unitconvert": setup}
END
