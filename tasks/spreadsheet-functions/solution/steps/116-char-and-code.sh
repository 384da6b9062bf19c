# CHAR and CODE
cat >> calc/functions/texts.py <<'END'


@function("CHAR", "n")
def character(n):
    return chr(int(n))


@function("CODE", "t")
def code(text):
    return float(ord(text[0]))
END
