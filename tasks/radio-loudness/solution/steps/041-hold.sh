# A limiter that looks ahead
cat > desk/hold.py <<'END'
"""The gain of the limiter, out of what each sample needs."""

from itertools import accumulate


def hold(need, reach):
    """The least need around each sample."""
    held = [1.0] * len(need)
    for place, value in enumerate(need):
        if value < 1:
            for near in range(max(place - reach, 0), min(place + reach + 1, len(need))):
                if held[near] > value:
                    held[near] = value
    return held


def smooth(held, reach):
    """Its mean around each sample, 1 beyond the ends."""
    lacks = [0.0] * reach + [1 - value for value in held] + [0.0] * reach
    total = [0.0, *accumulate(lacks)]
    width = 2 * reach + 1
    return [1 - (total[at + width] - total[at]) / width for at in range(len(held))]


def runs(held):
    """(from, to) of what is held below 1."""
    edges = [at for at, (a, b) in enumerate(zip([1.0, *held], [*held, 1.0])) if (a < 1) != (b < 1)]
    return list(zip(edges[::2], edges[1::2]))
END
