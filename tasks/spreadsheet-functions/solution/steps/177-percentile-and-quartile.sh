# PERCENTILE and QUARTILE
cat >> calc/functions/statistics.py <<'END'


@function("PERCENTILE", "an")
def percentile(area, share):
    return quantile(sorted(numbers([area])), share)


@function("QUARTILE", "an")
def quartile(area, quarters):
    return percentile(area, int(quarters) / 4)
END
