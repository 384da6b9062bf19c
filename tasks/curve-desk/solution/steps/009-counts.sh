# Day counts
cat > desk/counts.py <<'END'
"""Parts of a year."""

from datetime import date


def fraction(start, end, count):
    days = (end - start).days
    if count == "act/360":
        return days / 360
    if count == "act/365":
        return days / 365
    if count == "30e/360":
        first, last = min(start.day, 30), min(end.day, 30)
        return ((end.year - start.year) * 360 + (end.month - start.month) * 30 + last - first) / 360
    if count != "act/act":
        raise ValueError(f"there is no day count {count}")
    total, day = 0.0, start
    while day < end:
        stop = min(end, date(day.year + 1, 1, 1))
        total += (stop - day).days / (date(day.year + 1, 1, 1) - date(day.year, 1, 1)).days
        day = stop
    return total
END
