# BITAND and BITOR
cat >> calc/functions/bases.py <<'END'


@function("BITAND", "nn")
def common_bits(m, n):
    return float(int(m) & int(n))


@function("BITOR", "nn")
def all_bits(m, n):
    return float(int(m) | int(n))
END
