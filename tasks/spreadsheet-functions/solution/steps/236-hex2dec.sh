# HEX2DEC
cat >> calc/functions/bases.py <<'END'


@function("HEX2DEC", "t")
def from_hexadecimal(digits):
    return value_of(digits, 16)
END
