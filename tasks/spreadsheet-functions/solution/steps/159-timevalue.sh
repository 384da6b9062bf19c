# TIMEVALUE
cat >> calc/functions/dates.py <<'END'


@function("TIMEVALUE", "t")
def time_value(text):
    return time(*[*map(float, text.split(":")), 0.0][:3])
END
