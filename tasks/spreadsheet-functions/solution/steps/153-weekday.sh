# WEEKDAY
cat >> calc/functions/dates.py <<'END'


@function("WEEKDAY", "n|n")
def weekday(day, kind=1.0):
    kind = int(kind)
    first = {1: 6, 2: 0, 3: 0}.get(kind, kind - 11)
    return float((date_of(day).weekday() - first) % 7 + (kind != 3))
END
