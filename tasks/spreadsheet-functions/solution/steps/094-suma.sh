# SUMA
cat >> calc/functions/sums.py <<'END'


def all_numbers(values):
    """Of areas also truth values, and texts as 0."""
    found = []
    for value in values:
        if isinstance(value, Area):
            cells = [one for one in value.values() if one is not None]
            found += [0.0 if isinstance(one, str) else numbers([one])[0] for one in cells]
        else:
            found += numbers([value])
    return found


@function("SUMA", "a*")
def sum_of_all(*values):
    return math.fsum(all_numbers(values))
END
