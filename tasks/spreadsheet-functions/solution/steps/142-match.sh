# MATCH
cat >> calc/functions/lookup.py <<'END'


def equal(wanted):
    """A function that says whether a value is the one that is looked for."""
    if isinstance(wanted, str):
        pattern = re.escape(wanted).replace(r"\*", ".*").replace(r"\?", ".")
        return lambda value: isinstance(value, str) and bool(re.fullmatch(pattern, value, re.I))
    return lambda value: type(value) is type(wanted) and value == wanted


def place_of(wanted, values, kind):
    """The place of a value, counted from 0."""
    if kind == 0:
        found = [place for place, value in enumerate(values) if equal(wanted)(value)][:1]
    else:
        fits = [isinstance(value, type(wanted)) and compared(value, wanted) * kind <= 0 for value in values]
        found = [place for place, fit in enumerate(fits) if fit][-1:]
    if not found:
        raise CellError("#N/A")
    return found[0]


@function("MATCH", "sa|n")
def match(wanted, area, kind=1.0):
    return place_of(wanted, area.values(), kind) + 1.0
END
