# IMREAL and IMAGINARY
cat >> calc/functions/complexes.py <<'END'


@function("IMREAL", "a")
def real(z):
    return parted(z).real


@function("IMAGINARY", "a")
def imaginary(z):
    return parted(z).imag
END
