# Months later and earlier
cat > desk/months.py <<'END'
"""Months later or earlier."""

from calendar import monthrange
from datetime import date


def last(year, month):
    return monthrange(year, month)[1]


def add(day, months, eom):
    """A day some months later; with eom, from the last day of a month to the last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    length = last(year, month + 1)
    if eom and day.day == last(day.year, day.month):
        return date(year, month + 1, length)
    return date(year, month + 1, min(day.day, length))
END
