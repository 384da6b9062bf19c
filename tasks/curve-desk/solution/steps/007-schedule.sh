# Periods backwards from the end
cat > desk/schedule.py <<'END'
"""Periods between two dates, backwards from the end."""

from desk.months import add


def periods(start, end, terms):
    """(start, end) of each period, moved to business days."""
    dates, count = [end], 1
    while (day := add(end, -count * terms.months, terms.eom)) > start:
        dates.append(day)
        count += 1
    rolled = [terms.calendar.roll(day, terms.roll) for day in (start, *reversed(dates))]
    return [(a, b) for a, b in zip(rolled, rolled[1:], strict=False) if a < b]
END
