# UNIX2DATE and DATE2UNIX
cat >> calc/functions/dates.py <<'END'


@function("UNIX2DATE", "n")
def day_of_seconds(seconds):
    return seconds / 86400 + 25569


@function("DATE2UNIX", "n")
def seconds_of_day(day):
    return float(round((day - 25569) * 86400))
END
