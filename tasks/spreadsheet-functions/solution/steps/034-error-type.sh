# ERROR.TYPE
cat >> calc/functions/information.py <<'END'


@function("ERROR.TYPE", "x")
def error_number(value):
    codes = ("#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")
    if not is_error(value):
        raise CellError("#N/A")
    return float(codes.index(held(value).code) + 2)
END
