"""Closed intervals of whole numbers, as pairs (low, high)."""

NAMES = ("length", "contains", "overlap", "span", "shifted", "merged")


def ordered(one):
    """The pair with the smaller number first."""
    return (min(one), max(one))


def length(one):
    """How many whole numbers the interval holds."""
    return one[1] - one[0] + 1


def contains(one, number):
    """Whether the number lies in the interval; its ends do."""
    return one[0] <= number <= one[1]


def overlap(one, other):
    """What both hold, or None."""
    low, high = max(one[0], other[0]), min(one[1], other[1])
    return (low, high) if low <= high else None


def span(several):
    """The smallest interval that holds all of several."""
    return (min(low for low, _ in several), max(high for _, high in several))


def shifted(one, by):
    """The interval, moved by so much."""
    return (one[0] + by, one[1] + by)


def merged(several):
    """The intervals in order, those that overlap or touch joined."""
    found = []
    for low, high in sorted(several):
        if found and low <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return found
