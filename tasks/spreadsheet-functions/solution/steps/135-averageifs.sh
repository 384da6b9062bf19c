# AVERAGEIFS
cat >> calc/functions/counting.py <<'END'


@function("AVERAGEIFS", "aaa*")
def average_ifs(values, *conditions):
    return mean(chosen(values, *given(conditions)))
END
