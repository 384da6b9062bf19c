# IPMT
cat >> calc/functions/loans.py <<'END'


@function("IPMT", "nnnn|n")
def interest(rate, k, n, present, later=0.0):
    return future(rate, k - 1, payment(rate, n, present, later), present) * rate
END
