# CUMIPMT and CUMPRINC
cat >> calc/functions/loans.py <<'END'


@function("CUMIPMT", "nnnnnn")
def interests(rate, n, present, first, last, kind):
    return math.fsum(interest(rate, k, n, present) for k in range(int(first), int(last) + 1))


@function("CUMPRINC", "nnnnnn")
def principals(rate, n, present, first, last, kind):
    return math.fsum(principal(rate, k, n, present) for k in range(int(first), int(last) + 1))
END
