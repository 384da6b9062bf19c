# SLOPE
cat >> calc/functions/pairs.py <<'END'


@function("SLOPE", "aa")
def slope(ys, xs):
    _, _, _, _, squares, both = paired(ys, xs)
    return both / squares
END
