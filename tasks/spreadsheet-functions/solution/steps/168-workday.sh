# WORKDAY
cat >> calc/functions/dates.py <<'END'


@function("WORKDAY", "nn|a")
def working_day(start, n, holidays=None):
    day, off = int(start), days_off(holidays)
    for _ in range(abs(int(n))):
        day += 1 if n > 0 else -1
        while not working(day, off):
            day += 1 if n > 0 else -1
    return float(day)
END
