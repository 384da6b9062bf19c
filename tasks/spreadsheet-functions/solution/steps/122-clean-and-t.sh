# CLEAN and T
cat >> calc/functions/texts.py <<'END'


@function("CLEAN", "t")
def clean(text):
    return "".join(one for one in text if one.isprintable())


@function("T", "s")
def only_text(value):
    return value if isinstance(value, str) else ""
END
