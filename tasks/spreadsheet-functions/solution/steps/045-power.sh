# POWER
cat >> calc/functions/arithmetic.py <<'END'


@function("POWER", "nn")
def power(x, y):
    return BINARY["^"][1](x, y)
END
