# VARPA and STDEVPA
cat >> calc/functions/statistics.py <<'END'


@function("VARPA", "a*")
def whole_variance_of_all(*values):
    return spread(all_numbers(values), 0)


@function("STDEVPA", "a*")
def whole_deviation_of_all(*values):
    return math.sqrt(spread(all_numbers(values), 0))
END
