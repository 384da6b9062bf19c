# COMBIN
cat >> calc/functions/integers.py <<'END'


@function("COMBIN", "nn")
def combinations(n, k):
    if k > n:
        raise CellError("#NUM!")
    return float(math.comb(int(n), int(k)))
END
