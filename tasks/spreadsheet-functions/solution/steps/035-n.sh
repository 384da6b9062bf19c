# N
cat >> calc/functions/information.py <<'END'


@function("N", "s")
def as_number(value):
    return float(value) if isinstance(value, (bool, float)) else 0.0
END
