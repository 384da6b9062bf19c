# GROWTH
cat >> calc/functions/matrices.py <<'END'


@function("GROWTH", "aaa")
def growing(ys, xs, at):
    factor, start = curve(ys, xs).values()
    return Area([[start * factor**x for x in row] for row in rows_of(at)])
END
