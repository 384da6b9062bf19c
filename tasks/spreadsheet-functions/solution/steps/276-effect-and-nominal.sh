# EFFECT and NOMINAL
cat >> calc/functions/depreciation.py <<'END'


@function("EFFECT", "nn")
def effective(rate, n):
    return (1 + rate / n) ** n - 1


@function("NOMINAL", "nn")
def nominal(rate, n):
    return n * ((1 + rate) ** (1 / n) - 1)
END
