# MINIFS
cat >> calc/functions/counting.py <<'END'


def some(body, found):
    if not found:
        raise CellError("#DIV/0!")
    return body(found)


@function("MINIFS", "aaa*")
def least_ifs(values, *conditions):
    return some(min, chosen(values, *given(conditions)))
END
