# TAN
cat >> calc/functions/trigonometry.py <<'END'


@function("TAN", "n")
def tangent(x):
    return math.tan(x)
END
