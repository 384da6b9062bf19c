# STEYX
cat >> calc/functions/pairs.py <<'END'


@function("STEYX", "aa")
def error_of_line(ys, xs):
    n, _, _, first, second, both = paired(ys, xs)
    return math.sqrt((first - both**2 / second) / (n - 2))
END
