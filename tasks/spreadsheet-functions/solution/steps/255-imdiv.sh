# IMDIV
cat >> calc/functions/complexes.py <<'END'


@function("IMDIV", "aa")
def quotient(y, z):
    return written(parted(y) / parted(z))
END
