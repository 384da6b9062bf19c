# TRIMMEAN
cat >> calc/functions/statistics.py <<'END'


@function("TRIMMEAN", "an")
def trimmed(area, share):
    found = sorted(numbers([area]))
    cut = int(len(found) * share / 2)
    kept = found[cut : len(found) - cut]
    return math.fsum(kept) / len(kept)
END
