# ROWS and COLUMNS
cat >> calc/functions/lookup.py <<'END'


@function("ROWS", "a")
def rows(area):
    return float(area.height)


@function("COLUMNS", "a")
def columns(area):
    return float(area.width)
END
