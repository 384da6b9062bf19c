# NEGBINOMDIST
cat >> calc/functions/distributions.py <<'END'


@function("NEGBINOMDIST", "nnn")
def failures(f, s, p):
    return math.comb(int(f + s) - 1, int(f)) * p**s * (1 - p) ** f
END
