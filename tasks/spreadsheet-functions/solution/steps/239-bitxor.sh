# BITXOR
cat >> calc/functions/bases.py <<'END'


@function("BITXOR", "nn")
def different_bits(m, n):
    return float(int(m) ^ int(n))
END
