# ATAN
cat >> calc/functions/trigonometry.py <<'END'


@function("ATAN", "n")
def angle(x):
    return math.atan(x)
END
