# AVERAGE
cat >> calc/functions/sums.py <<'END'


@function("AVERAGE", "a*")
def average(*values):
    found = numbers(values)
    if not found:
        raise CellError("#DIV/0!")
    return math.fsum(found) / len(found)
END
