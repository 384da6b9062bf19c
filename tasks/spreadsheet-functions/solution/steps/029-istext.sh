# ISTEXT
cat >> calc/functions/information.py <<'END'


@function("ISTEXT", "x")
def is_text(value):
    return isinstance(held(value), str)
END
