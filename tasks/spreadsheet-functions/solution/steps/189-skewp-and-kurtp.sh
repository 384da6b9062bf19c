# SKEWP and KURTP
cat >> calc/functions/statistics.py <<'END'


def moment(found, less, power):
    """The sum of powers of standardised values."""
    middle, unit = math.fsum(found) / len(found), math.sqrt(spread(found, less))
    return math.fsum(((x - middle) / unit) ** power for x in found)


@function("SKEWP", "a*")
def skewness(*values):
    found = numbers(values)
    return moment(found, 0, 3) / len(found)


@function("KURTP", "a*")
def kurtosis(*values):
    found = numbers(values)
    return moment(found, 0, 4) / len(found) - 3
END
