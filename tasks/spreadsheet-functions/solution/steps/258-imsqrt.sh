# IMSQRT
cat >> calc/functions/complexes.py <<'END'


@function("IMSQRT", "a")
def root(z):
    return written(cmath.sqrt(parted(z)))
END
