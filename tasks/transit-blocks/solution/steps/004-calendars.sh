# Weeks and exceptions
cat > transit/calendars.py <<'END'
"""Which services run on a day."""

WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


def running(day, calendar, exceptions):
    """The services of a day, by their weeks and what deviates from them."""
    code = day.strftime("%Y%m%d")
    found = {
        row["service_id"]
        for row in calendar
        if row[WEEKDAYS[day.weekday()]] == "1" and row["start_date"] <= code <= row["end_date"]
    }
    for row in exceptions:
        if row["date"] == code:
            (found.add if row["exception_type"] == "1" else found.discard)(row["service_id"])
    return found
END
