# TINV
cat >> calc/functions/tails.py <<'END'


@function("TINV", "nn")
def student_quantile(p, n):
    share = turned(lambda y: beta_share(y, n / 2, 0.5), p, 0.0, 1.0)
    return math.sqrt(n * (1 - share) / share)
END
