# CRITBINOM
cat >> calc/functions/tails.py <<'END'


@function("CRITBINOM", "nnn")
def critical_hits(n, p, alpha):
    k, total = 0, (1 - p) ** n
    while total < alpha:
        k += 1
        total += math.comb(int(n), k) * p**k * (1 - p) ** (n - k)
    return float(k)
END
