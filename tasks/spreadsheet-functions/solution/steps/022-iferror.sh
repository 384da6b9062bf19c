# IFERROR
cat >> calc/functions/logic.py <<'END'


@function("IFERROR", "xx")
def without_error(value, instead):
    try:
        return scalar(value())
    except CellError:
        return instead()
END
