# DAYS
cat >> calc/functions/dates.py <<'END'


@function("DAYS", "nn")
def days_between(end, start):
    return end - start
END
