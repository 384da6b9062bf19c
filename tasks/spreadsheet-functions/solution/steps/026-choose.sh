# CHOOSE
cat >> calc/functions/logic.py <<'END'


@function("CHOOSE", "nx*")
def chosen(place, *values):
    if not 1 <= place < len(values) + 1:
        raise CellError("#VALUE!")
    return values[int(place) - 1]()
END
