# REPT
cat >> calc/functions/texts.py <<'END'


@function("REPT", "tn")
def repeated(text, n):
    return text * counted(n)
END
