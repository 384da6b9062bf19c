# ISERROR
cat >> calc/functions/information.py <<'END'


@function("ISERROR", "x")
def is_error(value):
    return isinstance(held(value), CellError)
END
