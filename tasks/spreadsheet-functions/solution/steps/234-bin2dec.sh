# BIN2DEC
cat >> calc/functions/bases.py <<'END'


def value_of(digits, base):
    found = int(digits, base)
    return float(found - base**10 if len(digits) == 10 and found >= base**10 // 2 else found)


@function("BIN2DEC", "t")
def from_binary(digits):
    return value_of(digits, 2)
END
