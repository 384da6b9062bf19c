# TRUNC
cat >> calc/functions/rounding.py <<'END'


@function("TRUNC", "n|n")
def truncated(x, digits=0.0):
    return cut(x, digits, ROUND_DOWN)
END
