# VARP
cat >> calc/functions/statistics.py <<'END'


def spread(found, less):
    """The sum of squares around the mean by n - less."""
    if len(found) <= less:
        raise CellError("#DIV/0!")
    middle = math.fsum(found) / len(found)
    return math.fsum((x - middle) ** 2 for x in found) / (len(found) - less)


@function("VARP", "a*")
def variance(*values):
    return spread(numbers(values), 0)
END
