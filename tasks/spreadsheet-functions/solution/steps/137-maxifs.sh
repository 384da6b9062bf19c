# MAXIFS
cat >> calc/functions/counting.py <<'END'


@function("MAXIFS", "aaa*")
def greatest_ifs(values, *conditions):
    return some(max, chosen(values, *given(conditions)))
END
