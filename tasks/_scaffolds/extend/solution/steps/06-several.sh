# Print several counts
cat > tally/layout.py <<'END'
"""How counts are printed."""


def line(values):
    """The counts as one line."""
    return str(values[0]) if len(values) == 1 else " ".join(f"{value:7d}" for value in values)
END
