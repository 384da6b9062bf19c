# XOR
cat >> calc/functions/logic.py <<'END'


@function("XOR", "a*")
def parity(*values):
    return sum(truths(values)) % 2 == 1
END
