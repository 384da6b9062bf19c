# PPMT
cat >> calc/functions/loans.py <<'END'


@function("PPMT", "nnnn|n")
def principal(rate, k, n, present, later=0.0):
    return payment(rate, n, present, later) - interest(rate, k, n, present, later)
END
