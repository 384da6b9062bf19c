# EASTERSUNDAY
cat >> calc/functions/dates.py <<'END'


@function("EASTERSUNDAY", "n")
def easter(year):
    year = int(year)
    golden, century = year % 19, year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = epact - epact // 28 * (1 - 29 // (epact + 1) * ((21 - golden) // 11))
    sunday = moon - (year + year // 4 + moon + 2 - century + century // 4) % 7
    return day_of(datetime.date(year, 3, 28)) + sunday
END
