"""Text in columns."""


def trimmed(text):
    """The text without white space at its ends."""
    return text.strip()


def left(text, width):
    """The text at the left of a column."""
    return text + " " * (width - len(text))


def right(text, width):
    """The text at the right of a column."""
    return " " * (width - len(text)) + text


def clip(text, width):
    """The text, shortened to the width; what is cut is told by a `~` in the last place."""
    return text if len(text) <= width else text[: width - 1] + "~"


def rule(widths, gap=2):
    """A line below columns of these widths, with gaps between them."""
    return "-" * (sum(widths) + gap * (len(widths) - 1))


def widths(rows):
    """For each column the length of its longest cell."""
    return [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]


def table(rows, gap=2):
    """The rows as lines of columns, without white space at their ends."""
    wide = widths(rows)
    lines = [(" " * gap).join(left(cell, width) for cell, width in zip(row, wide, strict=True)) for row in rows]
    return [line.rstrip() for line in lines]
