# RANK
cat >> calc/functions/statistics.py <<'END'


@function("RANK", "na|n")
def rank(x, area, ascending=0.0):
    found = numbers([area])
    if x not in found:
        raise CellError("#N/A")
    return 1.0 + sum(one < x if ascending else one > x for one in found)
END
