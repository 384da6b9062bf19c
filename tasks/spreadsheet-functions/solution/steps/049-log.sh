# LOG
cat >> calc/functions/arithmetic.py <<'END'


@function("LOG", "n|n")
def logarithm_to(x, base=10.0):
    return math.log(x) / math.log(base)
END
