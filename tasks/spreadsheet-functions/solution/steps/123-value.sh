# VALUE
cat >> calc/functions/texts.py <<'END'


@function("VALUE", "n")
def as_number(x):
    return x
END
