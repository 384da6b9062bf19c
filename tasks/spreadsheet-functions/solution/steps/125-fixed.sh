# FIXED
cat >> calc/functions/texts.py <<'END'


@function("FIXED", "n|nb")
def fixed(x, digits=2.0, plain=False):
    digits = int(digits)
    value = Decimal(repr(x)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return f"{value:{'' if plain else ','}.{max(digits, 0)}f}"
END
