# SQRTPI
cat >> calc/functions/arithmetic.py <<'END'


@function("SQRTPI", "n")
def root_with_pi(x):
    return math.sqrt(x * math.pi)
END
