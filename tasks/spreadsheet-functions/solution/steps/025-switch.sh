# SWITCH
cat >> calc/functions/logic.py <<'END'


@function("SWITCH", "sxx*")
def case_of(value, *rest):
    for case, result in zip(rest[::2], rest[1::2], strict=False):
        if compared(value, case()) == 0:
            return result()
    if len(rest) % 2:
        return rest[-1]()
    raise CellError("#N/A")
END
