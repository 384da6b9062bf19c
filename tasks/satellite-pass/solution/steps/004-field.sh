# Arithmetic of bytes
cat > ground/field.py <<'END'
"""Arithmetic in the field of 256 elements, modulo x^8 + x^4 + x^3 + x^2 + 1."""

EXP, LOG = [0] * 510, [0] * 256
_value = 1
for _power in range(255):
    EXP[_power] = EXP[_power + 255] = _value
    LOG[_value] = _power
    _value <<= 1
    if _value & 256:
        _value ^= 0x11D


def times(a, b):
    return EXP[LOG[a] + LOG[b]] if a and b else 0


def over(a, b):
    return EXP[LOG[a] - LOG[b] + 255] if a else 0


def at(polynomial, x):
    """The value at x of a polynomial, lowest power first."""
    found = 0
    for coefficient in reversed(polynomial):
        found = times(found, x) ^ coefficient
    return found
END
