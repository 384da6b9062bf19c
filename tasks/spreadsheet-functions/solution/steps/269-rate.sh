# RATE
cat >> calc/functions/loans.py <<'END'


def root(body, low, high):
    """Where a falling function passes 0."""
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if body(middle) > 0 else (low, middle)
    return (low + high) / 2


@function("RATE", "nnn")
def rate(n, payment, value):
    return root(lambda rate: present(rate, n, payment) - value, -0.5, 5.0)
END
