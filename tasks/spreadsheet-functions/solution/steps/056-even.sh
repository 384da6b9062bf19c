# EVEN
cat >> calc/functions/rounding.py <<'END'


def away(x, odd):
    found = math.ceil(abs(x))
    found += (found + odd) % 2
    return float(found if x >= 0 else -found)


@function("EVEN", "n")
def even(x):
    return away(x, 0)
END
