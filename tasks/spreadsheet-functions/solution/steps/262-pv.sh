# PV
cat >> calc/functions/loans.py <<'END'


@function("PV", "nnn|nn")
def present(rate, n, payment, future=0.0, kind=0.0):
    grown, paid = growth(rate, n, kind)
    return (-future - payment * paid) / grown
END
