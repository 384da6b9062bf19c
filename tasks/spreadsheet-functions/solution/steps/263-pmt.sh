# PMT
cat >> calc/functions/loans.py <<'END'


@function("PMT", "nnn|nn")
def payment(rate, n, present, future=0.0, kind=0.0):
    grown, paid = growth(rate, n, kind)
    return (-future - present * grown) / paid
END
