# ISNONTEXT
cat >> calc/functions/information.py <<'END'


@function("ISNONTEXT", "x")
def is_no_text(value):
    return not isinstance(held(value), str)
END
