# NPER
cat >> calc/functions/loans.py <<'END'


@function("NPER", "nnn|nn")
def periods(rate, payment, present, future=0.0, kind=0.0):
    if rate == 0:
        return -(present + future) / payment
    paid = payment * (1 + rate * kind) / rate
    return math.log((paid - future) / (paid + present)) / math.log(1 + rate)
END
