# Terms of the quoted instruments
cat > desk/terms.py <<'END'
"""From when to when a quote's instrument runs."""

from datetime import date, timedelta

from desk.months import add

CONVENTIONS = {"deposit": "deposit", "ois": "ois", "fixing": "index", "fra": "index", "future": "index", "swap": "swap"}


def third_wednesday(year, month):
    first = date(year, month, 1)
    return first + timedelta((3 - first.isoweekday()) % 7 + 14)


def unrolled(kind, term, day, spot, terms):
    """Start and end, before they are moved to business days."""
    if kind == "future":
        start = third_wednesday(*map(int, term.split("-")))
        return start, add(start, terms.months, terms.eom)
    if kind == "fra":
        return tuple(add(spot, int(months), terms.eom) for months in term.split("x"))
    if term == "1D":
        return day, terms.calendar.shift(day, 1)
    count, unit = int(term[:-1]), term[-1]
    if unit == "W":
        return spot, spot + timedelta(7 * count)
    return spot, add(spot, count * (12 if unit == "Y" else 1), terms.eom)
END
