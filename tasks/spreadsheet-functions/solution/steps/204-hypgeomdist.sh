# HYPGEOMDIST
cat >> calc/functions/distributions.py <<'END'


@function("HYPGEOMDIST", "nnnn")
def hypergeometric(x, n, hits, size):
    x, n, hits, size = int(x), int(n), int(hits), int(size)
    return math.comb(hits, x) * math.comb(size - hits, n - x) / math.comb(size, n)
END
