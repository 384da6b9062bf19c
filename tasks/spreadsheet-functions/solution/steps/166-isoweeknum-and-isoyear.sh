# ISOWEEKNUM and ISOYEAR
cat >> calc/functions/dates.py <<'END'


@function("ISOWEEKNUM", "n")
def iso_week(day):
    return float(date_of(day).isocalendar()[1])


@function("ISOYEAR", "n")
def iso_year(day):
    return float(date_of(day).isocalendar()[0])
END
