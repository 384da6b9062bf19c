# STANDARDIZE
cat >> calc/functions/statistics.py <<'END'


@function("STANDARDIZE", "nnn")
def standardised(x, mean, deviation):
    if deviation <= 0:
        raise CellError("#NUM!")
    return (x - mean) / deviation
END
