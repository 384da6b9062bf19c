# MMULT
cat >> calc/functions/matrices.py <<'END'


@function("MMULT", "aa")
def multiplied(one, two):
    if one.width != two.height:
        raise CellError("#VALUE!")
    inner = range(one.width)
    return Area(
        [
            [math.fsum(one.at(row, k) * two.at(k, column) for k in inner) for column in range(two.width)]
            for row in range(one.height)
        ]
    )
END
