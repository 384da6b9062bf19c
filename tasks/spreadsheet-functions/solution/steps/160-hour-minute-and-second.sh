# HOUR, MINUTE and SECOND
cat >> calc/functions/dates.py <<'END'


def seconds(time):
    return round(time % 1 * 86400) % 86400


@function("HOUR", "n")
def hour(time):
    return float(seconds(time) // 3600)


@function("MINUTE", "n")
def minute(time):
    return float(seconds(time) // 60 % 60)


@function("SECOND", "n")
def second(time):
    return float(seconds(time) % 60)
END
