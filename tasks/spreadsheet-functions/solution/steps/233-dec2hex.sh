# DEC2HEX
cat >> calc/functions/bases.py <<'END'


@function("DEC2HEX", "n|n")
def hexadecimal(n, digits=0.0):
    return digits_of(n, 16, digits)
END
