# ISNUMBER
cat >> calc/functions/information.py <<'END'


@function("ISNUMBER", "x")
def is_number(value):
    return isinstance(held(value), float)
END
