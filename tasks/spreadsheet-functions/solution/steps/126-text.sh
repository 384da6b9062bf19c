# TEXT
cat >> calc/functions/texts.py <<'END'


@function("TEXT", "nt")
def formatted(x, pattern):
    percent = "%" if pattern.endswith("%") else ""
    pattern = pattern.removesuffix("%")
    value = Decimal(repr(x)).scaleb(2 if percent else 0)
    digits = len(pattern.partition(".")[2])
    return f"{value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP):{',' if ',' in pattern else ''}f}{percent}"
END
