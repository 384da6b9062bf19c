# TREND
cat >> calc/functions/matrices.py <<'END'


@function("TREND", "aaa")
def trend(ys, xs, at):
    slope, start = fitted(ys.values(), xs.values())
    return Area([[start + slope * x for x in row] for row in rows_of(at)])


def rows_of(area):
    return [[area.at(row, column) for column in range(area.width)] for row in range(area.height)]
END
