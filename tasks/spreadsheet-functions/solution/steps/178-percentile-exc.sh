# PERCENTILE.EXC
cat >> calc/functions/statistics.py <<'END'


@function("PERCENTILE.EXC", "an")
def percentile_between(area, share):
    found = sorted(numbers([area]))
    return quantile(found, (share * (len(found) + 1) - 1) / (len(found) - 1))
END
