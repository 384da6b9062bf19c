# LARGE and SMALL
cat >> calc/functions/statistics.py <<'END'


@function("LARGE", "an")
def large(area, k):
    return ranked(sorted(numbers([area]), reverse=True), k)


def ranked(found, k):
    if not 1 <= k <= len(found):
        raise CellError("#NUM!")
    return found[int(k) - 1]


@function("SMALL", "an")
def small(area, k):
    return ranked(sorted(numbers([area])), k)
END
