# Functions turned around
cat >> calc/special.py <<'END'


def turned(body, wanted, low, high):
    """The argument between low and high at which a rising function is `wanted`."""
    for _ in range(200):
        middle = (low + high) / 2
        if body(middle) < wanted:
            low = middle
        else:
            high = middle
    return (low + high) / 2
END
