# UPPER and LOWER
cat >> calc/functions/texts.py <<'END'


@function("UPPER", "t")
def capitals(text):
    return text.upper()


@function("LOWER", "t")
def small_letters(text):
    return text.lower()
END
