# NUMBERVALUE
cat >> calc/functions/texts.py <<'END'


@function("NUMBERVALUE", "tt")
def number_with_point(text, point):
    return float(text.replace(point, "."))
END
