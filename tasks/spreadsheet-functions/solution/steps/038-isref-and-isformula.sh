# ISREF and ISFORMULA
cat >> calc/functions/information.py <<'END'


@function("ISREF", "x")
def is_reference(value):
    try:
        value = value()
    except CellError:
        return False
    return isinstance(value, Area) and value.place is not None


@function("ISFORMULA", "a")
def is_formula(cells):
    return cells.place in cells.sheet.formulas()
END
