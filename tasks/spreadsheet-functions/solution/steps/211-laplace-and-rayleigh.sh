# LAPLACE and RAYLEIGH
cat >> calc/functions/distributions.py <<'END'


@function("LAPLACE", "nn")
def laplace(x, scale):
    return math.exp(-abs(x / scale)) / (2 * scale)


@function("RAYLEIGH", "nn")
def rayleigh(x, scale):
    return x / scale**2 * math.exp(-((x / scale) ** 2) / 2)
END
