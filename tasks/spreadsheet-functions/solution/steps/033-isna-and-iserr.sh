# ISNA and ISERR
cat >> calc/functions/information.py <<'END'


@function("ISNA", "x")
def is_unknown(value):
    return is_error(value) and held(value).code == "#N/A"


@function("ISERR", "x")
def is_known_error(value):
    return is_error(value) and held(value).code != "#N/A"
END
