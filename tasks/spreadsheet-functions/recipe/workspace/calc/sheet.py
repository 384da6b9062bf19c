"""A sheet: cells by row and column, worked out when they are asked for."""

from calc.convert import scalar
from calc.parser import Parser
from calc.values import CellError


class Sheet:
    """Cells: (row, column), counted from 0 -> what was written there."""

    def __init__(self):
        self.cells = {}
        self.known = {}

    def formulas(self):
        """The places of the formulas."""
        return [place for place, content in self.cells.items() if content.startswith("=")]

    def value(self, row, column):
        """What a cell holds; an error is returned, not raised."""
        place = (row, column)
        if place not in self.known:
            try:
                self.known[place] = self.worked_out(self.cells.get(place))
            except CellError as error:
                self.known[place] = error
            except (ArithmeticError, ValueError):
                self.known[place] = CellError("#NUM!")
            except Exception:
                self.known[place] = CellError("#VALUE!")
        return self.known[place]

    def worked_out(self, content):
        if content is None:
            return None
        if content.startswith("="):
            value = scalar(Parser(content[1:]).whole()(self))
            return 0.0 if value is None else value
        if content.startswith("'"):
            return content[1:]
        if content in ("TRUE", "FALSE"):
            return content == "TRUE"
        return float(content)
