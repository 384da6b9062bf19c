# DOLLAR
cat >> calc/functions/texts.py <<'END'


@function("DOLLAR", "n|n")
def dollars(x, digits=2.0):
    return f"${fixed(x, digits)}" if x >= 0 else f"(${fixed(-x, digits)})"
END
