# OR
cat >> calc/functions/logic.py <<'END'


@function("OR", "a*")
def disjunction(*values):
    return any(truths(values))
END
