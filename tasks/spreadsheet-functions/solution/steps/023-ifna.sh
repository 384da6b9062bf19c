# IFNA
cat >> calc/functions/logic.py <<'END'


@function("IFNA", "xx")
def with_value(value, instead):
    try:
        return scalar(value())
    except CellError as error:
        if error.code != "#N/A":
            raise
        return instead()
END
