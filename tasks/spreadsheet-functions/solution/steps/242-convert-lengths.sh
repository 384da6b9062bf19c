# CONVERT: lengths
cat >> calc/functions/engineering.py <<'END'


UNITS = {}


def kind(name, units):
    UNITS.update({unit: (name, worth) for unit, worth in units.items()})


kind("length", {"m": 1, "in": 0.0254, "ft": 0.3048, "yd": 0.9144, "mi": 1609.344, "Nmi": 1852, "ang": 1e-10})


@function("CONVERT", "ntt")
def converted(x, source, target):
    (one, worth), (two, other) = unit(source), unit(target)
    if one != two:
        raise CellError("#NUM!")
    return x * worth / other


def unit(name):
    if name not in UNITS:
        raise CellError("#NUM!")
    return UNITS[name]
END
