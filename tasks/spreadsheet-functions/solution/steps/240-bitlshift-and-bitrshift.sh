# BITLSHIFT and BITRSHIFT
cat >> calc/functions/bases.py <<'END'


@function("BITLSHIFT", "nn")
def moved_left(n, by):
    return float(int(n) << int(by))


@function("BITRSHIFT", "nn")
def moved_right(n, by):
    return float(int(n) >> int(by))
END
