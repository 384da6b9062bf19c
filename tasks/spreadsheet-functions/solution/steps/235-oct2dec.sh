# OCT2DEC
cat >> calc/functions/bases.py <<'END'


@function("OCT2DEC", "t")
def from_octal(digits):
    return value_of(digits, 8)
END
