# RIGHT
cat >> calc/functions/texts.py <<'END'


@function("RIGHT", "t|n")
def end(text, n=1.0):
    return text[max(0, len(text) - counted(n)) :]
END
