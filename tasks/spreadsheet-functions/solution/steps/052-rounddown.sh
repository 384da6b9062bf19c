# ROUNDDOWN
cat >> calc/functions/rounding.py <<'END'


@function("ROUNDDOWN", "n|n")
def rounded_down(x, digits=0.0):
    return cut(x, digits, ROUND_DOWN)
END
