# SIGN
cat >> calc/functions/arithmetic.py <<'END'


@function("SIGN", "n")
def sign(x):
    return float((x > 0) - (x < 0))
END
