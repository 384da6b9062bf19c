# SERIESSUM
cat >> calc/functions/sums.py <<'END'


@function("SERIESSUM", "nnna")
def series(x, n, m, coefficients):
    return math.fsum(a * x ** (n + m * place) for place, a in enumerate(coefficients.values()))
END
