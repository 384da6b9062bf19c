# IMSIN and IMCOS
cat >> calc/functions/complexes.py <<'END'


@function("IMSIN", "a")
def sine(z):
    return written(cmath.sin(parted(z)))


@function("IMCOS", "a")
def cosine(z):
    return written(cmath.cos(parted(z)))
END
