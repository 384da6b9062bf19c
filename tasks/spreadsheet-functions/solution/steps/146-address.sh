# ADDRESS
cat >> calc/functions/lookup.py <<'END'


@function("ADDRESS", "nn|n")
def address(row, column, kind=1.0):
    fixed_column, fixed_row = "$" if kind in (1, 3) else "", "$" if kind in (1, 2) else ""
    return f"{fixed_column}{lettered(int(column) - 1)}{fixed_row}{int(row)}"
END
