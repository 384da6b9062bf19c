# IMABS and IMARGUMENT
cat >> calc/functions/complexes.py <<'END'


@function("IMABS", "a")
def size(z):
    return abs(parted(z))


@function("IMARGUMENT", "a")
def angle(z):
    return cmath.phase(parted(z))
END
