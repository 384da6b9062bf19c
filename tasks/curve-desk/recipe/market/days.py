"""Dates as ordinals: the days on which calendars are open, months, periods and parts of years."""

import bisect
import calendar
import datetime

FIRST, LAST = datetime.date(2016, 1, 1).toordinal(), datetime.date(2045, 12, 31).toordinal()


def ordinal(text: str) -> int:
    return datetime.date.fromisoformat(text).toordinal()


def iso(day: int) -> str:
    return datetime.date.fromordinal(day).isoformat()


def made(year: int, month: int, day: int) -> int:
    return datetime.date(year, month, day).toordinal()


def easter(year: int) -> int:
    """Oudin's way."""
    golden, century = year % 19, year // 100
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon -= (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - golden) // 11))
    offset = moon - (year + year // 4 + moon + 2 - century + century // 4) % 7
    month = 3 + (offset + 40) // 44
    return made(year, month, offset + 28 - 31 * (month // 4))


def holidays(rules: list[tuple[str, str]], weekend: set[int], substitute: bool) -> set[int]:
    """The ordinals of all holidays; a weekday's number is the ordinal modulo 7, Sunday being 0."""
    years = range(2016, 2046)
    out, moved = set(), []
    for kind, value in rules:
        if kind == "date":
            out.add(ordinal(value))
        elif kind == "easter":
            out.update(easter(year) + int(value) for year in years)
        elif kind == "yearly":
            month, day = map(int, value.split("-"))
            moved += [made(year, month, day) for year in years]
        else:
            month, weekday, which = value.split("-")
            for year in years:
                weeks = [week[int(weekday) - 1] for week in calendar.monthcalendar(year, int(month))]
                listed = [day for day in weeks if day]
                out.add(made(year, int(month), listed[-1] if which == "last" else listed[int(which) - 1]))
    out.update(moved)
    for day in sorted(moved):
        if substitute and (day % 7 or 7) in weekend:
            out.add(next(d for d in range(day + 1, day + 60) if (d % 7 or 7) not in weekend and d not in out))
    return out


class Open:
    """The business days of joint calendars, as one sorted list."""

    def __init__(self, weekend: set[int], closed: set[int]) -> None:
        self.days = [d for d in range(FIRST, LAST + 1) if (d % 7 or 7) not in weekend and d not in closed]
        self.known = set(self.days)

    def shift(self, day: int, count: int) -> int:
        """The count-th business day after a day (or before); the day itself if count is 0."""
        if not count:
            return day
        place = bisect.bisect_right(self.days, day) if count > 0 else bisect.bisect_left(self.days, day)
        return self.days[place + count - (count > 0)]

    def roll(self, day: int, rule: str) -> int:
        after = self.days[bisect.bisect_left(self.days, day)]
        before = self.days[bisect.bisect_right(self.days, day) - 1]
        if rule == "following":
            return after
        if rule == "preceding":
            return before
        return after if iso(after)[:7] == iso(day)[:7] else before


def later(day: int, months: int, eom: bool) -> int:
    date = datetime.date.fromordinal(day)
    count = date.year * 12 + date.month - 1 + months
    length = calendar.monthrange(count // 12, count % 12 + 1)[1]
    ends = eom and (date + datetime.timedelta(1)).day == 1
    return made(count // 12, count % 12 + 1, length if ends else min(length, date.day))


def part(start: int, end: int, count: str) -> float:
    """A part of a year."""
    if count.startswith("act/3"):
        return (end - start) / int(count[4:])
    a, b = datetime.date.fromordinal(start), datetime.date.fromordinal(end)
    if count == "30e/360":
        numbers = [360 * d.year + 30 * d.month + min(30, d.day) for d in (a, b)]
        return (numbers[1] - numbers[0]) / 360
    leap = sum(
        max(0, min(end, made(y + 1, 1, 1)) - max(start, made(y, 1, 1)))
        for y in range(a.year, b.year + 1)
        if calendar.isleap(y)
    )
    return leap / 366 + (end - start - leap) / 365
