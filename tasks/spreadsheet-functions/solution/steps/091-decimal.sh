# DECIMAL
cat >> calc/functions/integers.py <<'END'


@function("DECIMAL", "tn")
def from_base(digits, base):
    return float(int(digits, int(base)))
END
