# NT_MU
cat >> calc/functions/integers.py <<'END'


def prime_divisors(n):
    return [d for d in divisors(n) if prime(d)]


@function("NT_MU", "n")
def moebius(n):
    primes = prime_divisors(int(n))
    return float((-1) ** len(primes)) if math.prod(primes) == int(n) else 0.0
END
