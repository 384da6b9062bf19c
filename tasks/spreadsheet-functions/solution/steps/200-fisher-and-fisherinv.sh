# FISHER and FISHERINV
cat >> calc/functions/pairs.py <<'END'


@function("FISHER", "n")
def fisher(r):
    return math.atanh(r)


@function("FISHERINV", "n")
def fisher_inverse(z):
    return math.tanh(z)
END
