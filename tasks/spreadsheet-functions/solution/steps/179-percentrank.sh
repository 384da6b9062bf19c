# PERCENTRANK
cat >> calc/functions/statistics.py <<'END'


@function("PERCENTRANK", "an")
def share_below(area, x):
    found = numbers([area])
    return math.floor(sum(one < x for one in found) * 1000 / (len(found) - 1)) / 1000
END
