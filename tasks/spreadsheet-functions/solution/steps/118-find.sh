# FIND
cat >> calc/functions/texts.py <<'END'


@function("FIND", "tt|n")
def found_at(what, text, start=1.0):
    place = text.find(what, int(start) - 1)
    if place < 0 or start < 1:
        raise CellError("#VALUE!")
    return place + 1.0
END
