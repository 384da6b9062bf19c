# DSUM
cat > calc/functions/databases.py <<'END'
"""Functions of tables with a row of headings."""

import math

from calc.convert import scalar
from calc.criteria import criterion
from calc.functions.statistics import spread
from calc.registry import function


def headed(area, name):
    """The place of a column."""
    headings = [area.at(0, column) for column in range(area.width)]
    if isinstance(name, float):
        return int(name) - 1
    return [heading.lower() for heading in headings].index(name.lower())


def meets_one(table, row, criteria, line):
    wanted = [(criteria.at(0, column), criteria.at(line, column)) for column in range(criteria.width)]
    return all(
        criterion(asked)(table.at(row, headed(table, heading))) for heading, asked in wanted if asked is not None
    )


def chosen(table, name, criteria):
    """The values of a column in the rows that meet the criteria."""
    column, lines = headed(table, scalar(name)), range(1, criteria.height)
    rows = [row for row in range(1, table.height) if any(meets_one(table, row, criteria, line) for line in lines)]
    return [table.at(row, column) for row in rows]


def figures(table, name, criteria):
    return [one for one in chosen(table, name, criteria) if isinstance(one, float)]


@function("DSUM", "aaa")
def total(table, name, criteria):
    return math.fsum(figures(table, name, criteria))
END
