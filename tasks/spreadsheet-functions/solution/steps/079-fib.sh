# FIB
cat >> calc/functions/integers.py <<'END'


@function("FIB", "n")
def fibonacci(n):
    one, two = 0, 1
    for _ in range(int(n)):
        one, two = two, one + two
    return float(one)
END
