# Where drivers are relieved
cat > transit/pieces.py <<'END'
"""Cuts a vehicle's work into pieces for drivers."""


def cut(done, relief, longest):
    """(first, last) activity of each piece, counted from 0."""
    first, last = 0, None
    for n, (what, _, _, to, _, end) in enumerate(done):
        if last is not None and end - done[first][4] > longest:
            # Here is too late for the piece; its last chance was the better one.
            yield first, last
            first, last = last + 1, None
        home = what == "in"
        if home or (what == "run" and to in relief):
            if home or end - done[first][4] >= longest:
                yield first, n
                first, last = n + 1, None
            else:
                last = n
END
