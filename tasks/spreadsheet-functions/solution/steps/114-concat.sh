# CONCAT
cat >> calc/functions/texts.py <<'END'


def several(values):
    found = []
    for value in values:
        found += map(text, value.values() if isinstance(value, Area) else [value])
    return found


@function("CONCAT", "a*")
def concatenated_cells(*values):
    return "".join(several(values))
END
