# IMCONJUGATE
cat >> calc/functions/complexes.py <<'END'


@function("IMCONJUGATE", "a")
def conjugate(z):
    return written(parted(z).conjugate())
END
