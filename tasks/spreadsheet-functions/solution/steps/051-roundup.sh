# ROUNDUP
cat >> calc/functions/rounding.py <<'END'


@function("ROUNDUP", "n|n")
def rounded_up(x, digits=0.0):
    return cut(x, digits, ROUND_UP)
END
