"""How counts are printed."""


def line(values):
    """The counts as one line; so far only the first."""
    return str(values[0])
