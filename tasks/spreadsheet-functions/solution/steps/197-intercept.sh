# INTERCEPT
cat >> calc/functions/pairs.py <<'END'


@function("INTERCEPT", "aa")
def intercept(ys, xs):
    _, y, x, *_ = paired(ys, xs)
    return y - slope(ys, xs) * x
END
