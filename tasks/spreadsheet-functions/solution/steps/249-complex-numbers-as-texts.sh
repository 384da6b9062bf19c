# Complex numbers as texts
cat > calc/complexes.py <<'END'
"""Complex numbers, which are texts such as 3-2i in cells."""

import re

from calc.convert import scalar
from calc.values import Area, CellError


def written(z):
    """A complex number as text; as a number if it has no imaginary part."""
    if z.imag == 0:
        return z.real
    units = {1.0: "", -1.0: "-"}.get(z.imag, f"{z.imag:.17g}")
    if z.real == 0:
        return units + "i"
    return f"{z.real:.17g}{'' if units.startswith('-') else '+'}{units}i"


def parted(value):
    """The complex number that a value is."""
    value = scalar(value)
    if not isinstance(value, str):
        return complex(value or 0.0)
    number = r"\d+(?:\.\d*)?(?:[eE][-+]?\d+)?"
    match = re.fullmatch(rf"([-+]?{number}(?![\d.ij]))?(?:([-+]?)({number})?([ij]))?", value)
    if not match or not value:
        raise CellError("#NUM!")
    real, sign, size, unit = match.groups()
    imaginary = float(sign + (size or "1")) if unit else 0.0
    return complex(float(real or 0), imaginary)


def several(values):
    """The complex numbers of values and of all filled cells of areas."""
    found = []
    for value in values:
        cells = value.values() if isinstance(value, Area) else [value]
        found += [parted(one) for one in cells if one is not None]
    return found
END
