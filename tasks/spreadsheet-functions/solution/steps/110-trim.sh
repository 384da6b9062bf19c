# TRIM
cat >> calc/functions/texts.py <<'END'


@function("TRIM", "t")
def trimmed(text):
    return " ".join(text.split())
END
