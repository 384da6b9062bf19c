# TIME
cat >> calc/functions/dates.py <<'END'


@function("TIME", "nnn")
def time(hour, minute, second):
    return (hour * 3600 + minute * 60 + second) / 86400 % 1
END
