# EXACT
cat >> calc/functions/texts.py <<'END'


@function("EXACT", "tt")
def exactly(one, two):
    return one == two
END
