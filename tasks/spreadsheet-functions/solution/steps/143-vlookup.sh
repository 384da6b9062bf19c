# VLOOKUP
cat >> calc/functions/lookup.py <<'END'


@function("VLOOKUP", "san|b")
def looked_up(wanted, area, n, sorted_values=True):
    places = [area.at(row, 0) for row in range(area.height)]
    found = place_of(wanted, places, 1 if sorted_values else 0)
    return part(area, found, int(n) - 1, 1, 1)
END
