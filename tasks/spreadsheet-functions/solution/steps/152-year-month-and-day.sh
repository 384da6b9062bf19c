# YEAR, MONTH and DAY
cat >> calc/functions/dates.py <<'END'


for name in ("year", "month", "day"):
    function(name.upper(), "n")(lambda day, name=name: float(getattr(date_of(day), name)))
END
