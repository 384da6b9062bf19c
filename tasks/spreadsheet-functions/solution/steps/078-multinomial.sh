# MULTINOMIAL
cat >> calc/functions/integers.py <<'END'


@function("MULTINOMIAL", "a*")
def multinomial(*values):
    counts = list(map(int, numbers(values)))
    return float(math.factorial(sum(counts)) // math.prod(map(math.factorial, counts)))
END
