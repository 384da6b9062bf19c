# DATEVALUE
cat >> calc/functions/dates.py <<'END'


@function("DATEVALUE", "t")
def date_value(text):
    return day_of(datetime.date(*map(int, text.split("-"))))
END
