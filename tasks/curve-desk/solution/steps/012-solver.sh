# A root by secants
cat > desk/solver.py <<'END'
"""Finds where a function is zero."""


def root(function, first, second):
    """By secants, which end when a step changes nothing that counts."""
    before, after = function(first), function(second)
    for _ in range(100):
        if after == before or abs(second - first) < 1e-15:
            return second
        first, second, before = second, second - after * (second - first) / (after - before), after
        after = function(second)
    raise ArithmeticError("there is no root to be found")
END
