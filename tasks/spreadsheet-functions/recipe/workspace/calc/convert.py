"""Turns what a formula hands to a function or an operator into what that wants."""

from calc.values import Area, CellError


def scalar(value):
    """A single value; that of an area with one cell. An error is raised."""
    if isinstance(value, Area):
        if value.height * value.width != 1:
            raise CellError("#VALUE!")
        value = value.at(0, 0)
    if isinstance(value, CellError):
        raise value
    return value


def number(value):
    """A number."""
    value = scalar(value)
    if value is None:
        return 0.0
    if isinstance(value, float):
        return value
    raise CellError("#VALUE!")


def text(value):
    """A text."""
    value = scalar(value)
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    raise CellError("#VALUE!")


def truth(value):
    """A truth value."""
    value = scalar(value)
    if isinstance(value, bool):
        return value
    raise CellError("#VALUE!")


def numbers(values):
    """The numbers among arguments: of areas only the cells that hold numbers, of others what they convert to."""
    found = []
    for value in values:
        if isinstance(value, Area):
            for one in value.values():
                if isinstance(one, CellError):
                    raise one
                if isinstance(one, float):
                    found.append(one)
        else:
            found.append(number(value))
    return found
