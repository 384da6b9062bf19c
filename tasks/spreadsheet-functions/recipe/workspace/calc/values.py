"""What a cell may hold: a number (float), text (str), a truth value (bool), nothing (None) or an error.

Areas are what formulas hand around: cells of a sheet, or an array of values.
"""


class CellError(Exception):
    """An error such as #VALUE!; raised while a formula is worked out, and kept as the value of its cell."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


class Area:
    """Rows of values that have no place on a sheet."""

    place = None

    def __init__(self, rows):
        self._rows = [list(row) for row in rows]

    @property
    def height(self):
        return len(self._rows)

    @property
    def width(self):
        return len(self._rows[0])

    def at(self, row, column):
        """The value of a cell, counted from 0 in the area; an error is returned, not raised."""
        return self._rows[row][column]

    def values(self):
        """All values, row by row."""
        return [self.at(row, column) for row in range(self.height) for column in range(self.width)]


class Cells(Area):
    """Cells of a sheet; `place` is (top row, left column), counted from 0. Values are worked out when asked for."""

    def __init__(self, sheet, top, left, height, width):
        self.sheet, self.place, self.shape = sheet, (top, left), (height, width)

    @property
    def height(self):
        return self.shape[0]

    @property
    def width(self):
        return self.shape[1]

    def at(self, row, column):
        return self.sheet.value(self.place[0] + row, self.place[1] + column)
