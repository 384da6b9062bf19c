# ATAN2
cat >> calc/functions/trigonometry.py <<'END'


@function("ATAN2", "nn")
def angle_of(x, y):
    return math.atan2(y, x)
END
