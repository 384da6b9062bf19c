# NETWORKDAYS
cat >> calc/functions/dates.py <<'END'


def working(day, holidays):
    return date_of(day).weekday() < 5 and day not in holidays


def days_off(area):
    return set() if area is None else set(area.values()) if isinstance(area, Area) else {number(area)}


@function("NETWORKDAYS", "nn|a")
def working_days(start, end, holidays=None):
    off, (low, high) = days_off(holidays), sorted((int(start), int(end)))
    return float(sum(working(day, off) for day in range(low, high + 1)))
END
