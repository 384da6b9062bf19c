# DDB
cat >> calc/functions/depreciation.py <<'END'


@function("DDB", "nnnn|n")
def by_double(cost, salvage, life, k, factor=2.0):
    total = amount = 0.0
    for _ in range(int(k)):
        amount = max(0.0, min((cost - total) * factor / life, cost - salvage - total))
        total += amount
    return amount
END
