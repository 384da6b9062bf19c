# HLOOKUP
cat >> calc/functions/lookup.py <<'END'


@function("HLOOKUP", "san|b")
def looked_across(wanted, area, n, sorted_values=True):
    found = place_of(wanted, [area.at(0, column) for column in range(area.width)], 1 if sorted_values else 0)
    return part(area, int(n) - 1, found, 1, 1)
END
