# ITHPRIME and NT_PI
cat >> calc/functions/integers.py <<'END'


@function("ITHPRIME", "n")
def prime_at(place):
    found = 1
    for _ in range(int(place)):
        found += 1
        while not prime(found):
            found += 1
    return float(found)


@function("NT_PI", "n")
def primes_up_to(n):
    return float(sum(map(prime, range(2, int(n) + 1))))
END
