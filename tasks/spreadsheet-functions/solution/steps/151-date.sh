# DATE
cat > calc/functions/dates.py <<'END'
"""Functions of dates and times."""

import calendar
import datetime

from calc.calendar import date_of, day_of
from calc.convert import number
from calc.registry import function
from calc.values import Area


@function("DATE", "nnn")
def date(year, month, day):
    months = int(year) * 12 + int(month) - 1
    return day_of(datetime.date(months // 12, months % 12 + 1, 1)) + int(day) - 1
END
