# COMBINA
cat >> calc/functions/integers.py <<'END'


@function("COMBINA", "nn")
def combinations_repeated(n, k):
    return float(math.comb(int(n + k - 1), int(k)))
END
