# COVARIANCE.S
cat >> calc/functions/pairs.py <<'END'


@function("COVARIANCE.S", "aa")
def covariance_of_sample(one, two):
    n, _, _, _, _, both = paired(one, two)
    return both / (n - 1)
END
