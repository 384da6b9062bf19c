# CEILING
cat >> calc/functions/rounding.py <<'END'


def multiple(x, step, way):
    if x * step < 0:
        raise CellError("#NUM!")
    return float((Decimal(repr(x)) / Decimal(repr(step))).quantize(Decimal(1), way) * Decimal(repr(step)))


@function("CEILING", "n|n")
def ceiling(x, step=1.0):
    return multiple(x, step, ROUND_CEILING)
END
