# ERF and ERFC
cat >> calc/functions/distributions.py <<'END'


@function("ERF", "n|n")
def error_function(x, to=None):
    return math.erf(x) if to is None else math.erf(to) - math.erf(x)


@function("ERFC", "n")
def error_function_left(x):
    return math.erfc(x)
END
