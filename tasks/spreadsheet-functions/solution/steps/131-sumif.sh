# SUMIF
cat >> calc/functions/counting.py <<'END'


def chosen(values, *conditions):
    """The numbers of an area whose neighbours in areas meet criteria."""
    tests = [(area.values(), criterion(wanted)) for area, wanted in zip(conditions[::2], conditions[1::2], strict=True)]
    found = []
    for place, value in enumerate(values.values()):
        if isinstance(value, float) and all(meets(cells[place]) for cells, meets in tests):
            found.append(value)
    return found


@function("SUMIF", "as|a")
def sum_if(area, wanted, values=None):
    return math.fsum(chosen(values or area, area, wanted))
END
