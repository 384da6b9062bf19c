# TYPE and NA
cat >> calc/functions/information.py <<'END'


@function("TYPE", "x")
def kind(value):
    return {float: 1.0, type(None): 1.0, str: 2.0, bool: 4.0}.get(type(held(value)), 16.0)


@function("NA", "")
def unknown():
    raise CellError("#N/A")
END
