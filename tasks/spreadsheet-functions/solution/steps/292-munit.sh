# MUNIT
cat >> calc/functions/matrices.py <<'END'


@function("MUNIT", "n")
def unit(n):
    return Area([[float(row == column) for column in range(int(n))] for row in range(int(n))])
END
