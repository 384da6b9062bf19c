# IMSUB
cat >> calc/functions/complexes.py <<'END'


@function("IMSUB", "aa")
def difference(y, z):
    return written(parted(y) - parted(z))
END
