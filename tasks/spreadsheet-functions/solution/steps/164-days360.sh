# DAYS360
cat >> calc/functions/dates.py <<'END'


def thirties(one, two, european):
    """Days of 30-day months between dates."""
    first, last = one.day, two.day
    if european:
        first, last = min(first, 30), min(last, 30)
    else:
        first = min(first, 30)
        if last == 31 and first == 30:
            last = 30
    return 360 * (two.year - one.year) + 30 * (two.month - one.month) + last - first


@function("DAYS360", "nn|b")
def days_of_thirties(start, end, european=False):
    return float(thirties(date_of(start), date_of(end), european))
END
