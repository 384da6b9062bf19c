# Business days of joint calendars
cat > desk/calendars.py <<'END'
"""Business days of joint calendars."""

from datetime import timedelta


class Calendar:
    """Days on which all of some calendars are open."""

    def __init__(self, parts):
        self.weekend = set().union(*(weekend for weekend, _ in parts))
        self.holidays = set().union(*(holidays for _, holidays in parts))

    def open(self, day):
        return day.isoweekday() not in self.weekend and day not in self.holidays

    def shift(self, day, count):
        """The count-th business day after a day, or before it."""
        while count:
            day += timedelta(1 if count > 0 else -1)
            if self.open(day):
                count -= 1 if count > 0 else -1
        return day

    def next(self, day, way=1):
        while not self.open(day):
            day += timedelta(way)
        return day

    def roll(self, day, rule):
        """A day moved to a business day: following, modified or preceding."""
        moved = self.next(day, -1 if rule == "preceding" else 1)
        return self.next(day, -1) if rule == "modified" and moved.month != day.month else moved
END
