# OFFSET
cat >> calc/functions/lookup.py <<'END'


@function("OFFSET", "ann|nn")
def offset(start, rows, columns, height=None, width=None):
    height, width = start.height if height is None else int(height), start.width if width is None else int(width)
    top, left = start.place[0] + int(rows), start.place[1] + int(columns)
    if top < 0 or left < 0:
        raise CellError("#REF!")
    return Cells(start.sheet, top, left, height, width)
END
