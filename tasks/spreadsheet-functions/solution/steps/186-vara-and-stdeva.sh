# VARA and STDEVA
cat >> calc/functions/statistics.py <<'END'


@function("VARA", "a*")
def variance_of_all(*values):
    return spread(all_numbers(values), 1)


@function("STDEVA", "a*")
def deviation_of_all(*values):
    return math.sqrt(spread(all_numbers(values), 1))
END
