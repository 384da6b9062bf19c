# SYD
cat >> calc/functions/depreciation.py <<'END'


@function("SYD", "nnnn")
def by_digits(cost, salvage, life, k):
    return (cost - salvage) * (life - k + 1) * 2 / (life * (life + 1))
END
