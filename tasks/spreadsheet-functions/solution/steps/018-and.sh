# AND
cat >> calc/functions/logic.py <<'END'


def truths(values):
    found = []
    for value in values:
        cells = value.values() if isinstance(value, Area) else [value]
        if isinstance(value, Area) and value.height * value.width > 1:
            cells = [one for one in cells if isinstance(one, (bool, float, CellError))]
        found += [truth(one) for one in cells]
    return found


@function("AND", "a*")
def conjunction(*values):
    return all(truths(values))
END
