# FACTDOUBLE
cat >> calc/functions/integers.py <<'END'


@function("FACTDOUBLE", "n")
def double_factorial(n):
    return float(math.prod(range(int(n), 0, -2)))
END
