# IMEXP and IMLN
cat >> calc/functions/complexes.py <<'END'


@function("IMEXP", "a")
def exponential(z):
    return written(cmath.exp(parted(z)))


@function("IMLN", "a")
def logarithm(z):
    return written(cmath.log(parted(z)))
END
