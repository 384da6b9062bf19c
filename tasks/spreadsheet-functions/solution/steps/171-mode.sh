# MODE
cat >> calc/functions/statistics.py <<'END'


@function("MODE", "a*")
def commonest(*values):
    found = numbers(values)
    best = max(found, key=found.count)
    if found.count(best) < 2:
        raise CellError("#N/A")
    return best
END
