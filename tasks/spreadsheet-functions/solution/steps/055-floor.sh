# FLOOR
cat >> calc/functions/rounding.py <<'END'


@function("FLOOR", "n|n")
def floor(x, step=1.0):
    return multiple(x, step, ROUND_FLOOR)
END
