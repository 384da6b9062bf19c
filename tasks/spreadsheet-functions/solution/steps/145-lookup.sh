# LOOKUP
cat >> calc/functions/lookup.py <<'END'


@function("LOOKUP", "saa")
def looked_beside(wanted, values, results):
    return results.values()[place_of(wanted, values.values(), 1)]
END
