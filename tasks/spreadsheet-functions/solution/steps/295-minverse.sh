# MINVERSE
cat >> calc/functions/matrices.py <<'END'


@function("MINVERSE", "a")
def inverse(area):
    n = area.height
    return Area(reduced(area, [[float(row == column) for column in range(n)] for row in range(n)])[1])
END
