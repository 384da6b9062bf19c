# PFACTOR
cat >> calc/functions/integers.py <<'END'


@function("PFACTOR", "n")
def prime_factor(n):
    return float(smallest_factor(int(n)))
END
