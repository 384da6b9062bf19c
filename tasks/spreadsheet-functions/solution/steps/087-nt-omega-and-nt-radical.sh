# NT_OMEGA and NT_RADICAL
cat >> calc/functions/integers.py <<'END'


@function("NT_OMEGA", "n")
def count_of_primes(n):
    return float(len(prime_divisors(int(n))))


@function("NT_RADICAL", "n")
def radical(n):
    return float(math.prod(prime_divisors(int(n))))
END
