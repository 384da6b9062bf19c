# REPLACE
cat >> calc/functions/texts.py <<'END'


@function("REPLACE", "tnnt")
def replaced(text, start, n, new):
    return text[: int(start) - 1] + new + text[int(start) - 1 + int(n) :]
END
