# PERMUT
cat >> calc/functions/integers.py <<'END'


@function("PERMUT", "nn")
def permutations(n, k):
    if k > n:
        raise CellError("#NUM!")
    return float(math.perm(int(n), int(k)))
END
