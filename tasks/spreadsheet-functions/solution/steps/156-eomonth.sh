# EOMONTH
cat >> calc/functions/dates.py <<'END'


@function("EOMONTH", "n|n")
def end_of_month(day, months=0.0):
    return moved(day, int(months), last=True)
END
