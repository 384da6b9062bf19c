# NT_PHI
cat >> calc/functions/integers.py <<'END'


@function("NT_PHI", "n")
def totient(n):
    return float(sum(math.gcd(k, int(n)) == 1 for k in range(1, int(n) + 1)))
END
