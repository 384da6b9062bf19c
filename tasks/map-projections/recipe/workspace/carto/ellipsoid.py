"""The size and the shape of the Earth."""

GRS80 = (6378137.0, 298.257222101)


def size_and_shape(p):
    """The semi-major axis in metres and the eccentricity squared; GRS80 unless the parameters say otherwise."""
    if p.has("R"):
        return p.number("R"), 0.0
    a, rf = GRS80
    if p.has("rf"):
        rf = p.number("rf")
    return p.number("a", a), (2 - 1 / rf) / rf
