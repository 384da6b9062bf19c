# COUNTIFS
cat >> calc/functions/counting.py <<'END'


@function("COUNTIFS", "aa*")
def count_ifs(*conditions):
    pairs = zip(conditions[::2], map(scalar, conditions[1::2]), strict=True)
    tests = [list(map(criterion(wanted), area.values())) for area, wanted in pairs]
    return float(sum(map(all, zip(*tests, strict=True))))
END
