# DEC2OCT
cat >> calc/functions/bases.py <<'END'


@function("DEC2OCT", "n|n")
def octal(n, digits=0.0):
    return digits_of(n, 8, digits)
END
