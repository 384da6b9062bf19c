# FREQUENCY
cat >> calc/functions/matrices.py <<'END'


@function("FREQUENCY", "aa")
def frequency(values, bounds):
    steps = [float("-inf"), *bounds.values(), float("inf")]
    pairs = zip(steps, steps[1:], strict=False)
    return Area([[float(sum(low < x <= high for x in values.values()))] for low, high in pairs])
END
