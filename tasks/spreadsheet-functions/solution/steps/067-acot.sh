# ACOT
cat >> calc/functions/trigonometry.py <<'END'


@function("ACOT", "n")
def arc_cotangent(x):
    return math.atan(1 / x)
END
