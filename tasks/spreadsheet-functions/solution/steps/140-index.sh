# INDEX
cat >> calc/functions/lookup.py <<'END'


def part(area, top, left, height, width):
    """A part of an area; of cells it is a reference."""
    if top < 0 or left < 0 or top + height > area.height or left + width > area.width:
        raise CellError("#REF!")
    if area.place:
        return Cells(area.sheet, area.place[0] + top, area.place[1] + left, height, width)
    return Area([[area.at(top + y, left + x) for x in range(width)] for y in range(height)])


@function("INDEX", "an|n")
def indexed(area, row, column=1.0):
    return part(area, int(row) - 1, int(column) - 1, 1, 1)
END
