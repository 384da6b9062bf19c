# Axes in any order
cat > carto/axes.py <<'END'
"""Coordinates whose axes point elsewhere than east, north and up."""

PLACES = {"e": (0, 1), "w": (0, -1), "n": (1, 1), "s": (1, -1), "u": (2, 1), "d": (2, -1)}


def swapped(order, forward, inverse):
    """The functions of an operation whose results have their axes in an order like `neu`."""
    places = [PLACES[letter] for letter in order]

    def out(*point):
        found = forward(*point)
        return tuple(sign * found[place] for place, sign in places)

    def back(*point):
        given = [0.0] * 3
        for value, (place, sign) in zip(point, places):
            given[place] = sign * value
        return inverse(*given)

    return out, back
END
