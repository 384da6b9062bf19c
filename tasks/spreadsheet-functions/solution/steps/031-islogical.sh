# ISLOGICAL
cat >> calc/functions/information.py <<'END'


@function("ISLOGICAL", "x")
def is_truth(value):
    return isinstance(held(value), bool)
END
