# DEC2BIN
cat > calc/functions/bases.py <<'END'
"""Numbers in other bases, and their bits."""

from calc.registry import function
from calc.values import CellError


def digits_of(n, base, least=0.0):
    n, least = int(n), int(least)
    if not -(base**10) // 2 <= n < base**10 // 2:
        raise CellError("#NUM!")
    negative, n, found = n < 0, n % base**10, ""
    while n:
        n, digit = divmod(n, base)
        found = "0123456789ABCDEF"[digit] + found
    if least and not negative and len(found) > least:
        raise CellError("#NUM!")
    return (found or "0").rjust(least, "0")


@function("DEC2BIN", "n|n")
def binary(n, digits=0.0):
    return digits_of(n, 2, digits)
END
