# TEXTJOIN
cat >> calc/functions/texts.py <<'END'


@function("TEXTJOIN", "tba*")
def texts_joined(between, skip, *values):
    return between.join(one for one in several(values) if one or not skip)
END
