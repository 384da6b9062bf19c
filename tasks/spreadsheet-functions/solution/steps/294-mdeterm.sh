# MDETERM
cat >> calc/functions/matrices.py <<'END'


def reduced(area, right):
    """(determinant, what the rows of `right` become while `area` becomes the unit matrix); by pivots."""
    n, sign = area.height, 1.0
    rows = [[area.at(row, column) for column in range(n)] + list(right[row]) for row in range(n)]
    for place in range(n):
        best = max(range(place, n), key=lambda row: abs(rows[row][place]))
        if best != place:
            rows[place], rows[best], sign = rows[best], rows[place], -sign
        sign *= rows[place][place]
        rows[place] = [x / rows[place][place] for x in rows[place]]
        for row in range(n):
            if row != place:
                factor = rows[row][place]
                rows[row] = [x - factor * y for x, y in zip(rows[row], rows[place], strict=True)]
    return sign, [row[n:] for row in rows]


@function("MDETERM", "a")
def determinant(area):
    return reduced(area, [[]] * area.height)[0]
END
