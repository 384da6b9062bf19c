# Holidays by rule
cat > desk/holidays.py <<'END'
"""Which days a calendar's rules make holidays."""

from datetime import date, timedelta


def easter(year):
    """Easter Sunday."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * i) // 451
    month, day = divmod(h + i - 7 * m + 114, 31)
    return date(year, month, day + 1)


def counted(year, value):
    """The n-th weekday of a month, such as 5-1-last."""
    month, weekday, which = value.split("-")
    days = [date(year, int(month), 1) + timedelta(n) for n in range(31)]
    days = [day for day in days if day.month == int(month) and day.isoweekday() == int(weekday)]
    return days[-1 if which == "last" else int(which) - 1]


def found(rules, weekend, substitute, years):
    """All holidays of those years, on weekends too."""
    days, yearly = set(), set()
    for rule in rules:
        kind, value = rule["kind"], rule["value"]
        if kind == "date":
            days.add(date.fromisoformat(value))
        for year in years:
            if kind == "easter":
                days.add(easter(year) + timedelta(int(value)))
            elif kind == "weekday":
                days.add(counted(year, value))
            elif kind == "yearly":
                yearly.add(date.fromisoformat(f"{year}-{value}"))
    days |= yearly
    for day in sorted(yearly) if substitute else []:
        if day.isoweekday() in weekend:
            while day.isoweekday() in weekend or day in days:
                day += timedelta(1)
            days.add(day)
    return days
END
