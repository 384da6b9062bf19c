# NT_SIGMA
cat >> calc/functions/integers.py <<'END'


@function("NT_SIGMA", "n")
def sum_of_divisors(n):
    return float(sum(divisors(int(n))))
END
