# RRI
cat >> calc/functions/depreciation.py <<'END'


@function("RRI", "nnn")
def growth(n, present, future):
    return (future / present) ** (1 / n) - 1


@function("G_DURATION", "nnn")
def periods(rate, present, future):
    return math.log(future / present) / math.log(1 + rate)
END
