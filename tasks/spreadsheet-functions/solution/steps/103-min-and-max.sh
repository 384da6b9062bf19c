# MIN and MAX
cat >> calc/functions/sums.py <<'END'


@function("MIN", "a*")
def least(*values):
    return min(numbers(values), default=0.0)


@function("MAX", "a*")
def greatest(*values):
    return max(numbers(values), default=0.0)
END
