# EDATE
cat >> calc/functions/dates.py <<'END'


def moved(day, months, last=False):
    day = date_of(day)
    months += day.year * 12 + day.month - 1
    year, month = months // 12, months % 12 + 1
    most = calendar.monthrange(year, month)[1]
    return day_of(datetime.date(year, month, most if last else min(day.day, most)))


@function("EDATE", "nn")
def months_on(day, months):
    return moved(day, int(months))
END
