# ISBLANK
cat > calc/functions/information.py <<'END'
"""Functions that tell what a value is."""

from calc.convert import scalar
from calc.registry import function
from calc.values import Area, CellError


@function("ISBLANK", "x")
def is_empty(value):
    return held(value) is None


def held(value):
    """The value of an argument; an error is returned."""
    try:
        return scalar(value())
    except CellError as error:
        return error
END
