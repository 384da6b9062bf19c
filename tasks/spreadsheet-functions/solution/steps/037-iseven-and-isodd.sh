# ISEVEN and ISODD
cat >> calc/functions/information.py <<'END'


@function("ISEVEN", "n")
def is_even(x):
    return int(x) % 2 == 0


@function("ISODD", "n")
def is_odd(x):
    return int(x) % 2 == 1
END
