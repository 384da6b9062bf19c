# DB
cat >> calc/functions/depreciation.py <<'END'


@function("DB", "nnnn|n")
def by_share(cost, salvage, life, k, months=12.0):
    share = math.floor((1 - (salvage / cost) ** (1 / life)) * 1000 + 0.5) / 1000
    amount = total = cost * share * months / 12
    for _ in range(int(k) - 1):
        amount = (cost - total) * share
        total += amount
    return amount * (12 - months) / 12 if k > life else amount
END
