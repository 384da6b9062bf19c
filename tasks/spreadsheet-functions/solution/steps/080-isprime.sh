# ISPRIME
cat >> calc/functions/integers.py <<'END'


def smallest_factor(n):
    return next((d for d in range(2, math.isqrt(n) + 1) if n % d == 0), n)


def prime(n):
    return n > 1 and smallest_factor(n) == n


@function("ISPRIME", "n")
def is_prime(n):
    return prime(int(n))
END
