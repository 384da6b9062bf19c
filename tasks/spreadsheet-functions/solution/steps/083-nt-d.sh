# NT_D
cat >> calc/functions/integers.py <<'END'


def divisors(n):
    return [d for d in range(1, n + 1) if n % d == 0]


@function("NT_D", "n")
def count_of_divisors(n):
    return float(len(divisors(int(n))))
END
