# IMPOWER
cat >> calc/functions/complexes.py <<'END'


@function("IMPOWER", "aa")
def power(y, z):
    return written(parted(y) ** parted(z))
END
