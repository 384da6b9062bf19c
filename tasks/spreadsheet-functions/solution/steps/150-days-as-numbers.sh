# Days as numbers
cat > calc/calendar.py <<'END'
"""Days as numbers: 36526 is the first of January 2000."""

import datetime

from calc.values import CellError

ZERO = datetime.date(1899, 12, 30)


def day_of(date):
    """The number of a date."""
    return float((date - ZERO).days)


def date_of(day):
    """The date with a number; a time of day is left out."""
    if day < 0:
        raise CellError("#NUM!")
    return ZERO + datetime.timedelta(days=int(day))
END
