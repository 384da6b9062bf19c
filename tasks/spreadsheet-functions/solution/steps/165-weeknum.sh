# WEEKNUM
cat >> calc/functions/dates.py <<'END'


@function("WEEKNUM", "n|n")
def week(day, kind=1.0):
    if kind == 21:
        return float(date_of(day).isocalendar()[1])
    first = datetime.date(date_of(day).year, 1, 1)
    shift = (first.weekday() + (1 if kind == 1 else 0)) % 7
    return float((int(day) - day_of(first) + shift) // 7 + 1)
END
