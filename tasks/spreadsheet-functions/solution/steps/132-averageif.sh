# AVERAGEIF
cat >> calc/functions/counting.py <<'END'


def mean(found):
    if not found:
        raise CellError("#DIV/0!")
    return math.fsum(found) / len(found)


@function("AVERAGEIF", "as|a")
def average_if(area, wanted, values=None):
    return mean(chosen(values or area, area, wanted))
END
