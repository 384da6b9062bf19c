# MROUND
cat >> calc/functions/rounding.py <<'END'


@function("MROUND", "nn")
def to_multiple(x, step):
    return multiple(x, step, ROUND_HALF_UP)
END
