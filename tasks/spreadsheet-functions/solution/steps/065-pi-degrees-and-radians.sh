# PI, DEGREES and RADIANS
cat >> calc/functions/trigonometry.py <<'END'


@function("PI", "")
def pi():
    return math.pi


@function("DEGREES", "n")
def degrees(x):
    return math.degrees(x)


@function("RADIANS", "n")
def radians(x):
    return math.radians(x)
END
