# islands: islands of CpG, by windows
cat > sq/islands.py <<'END'
"""Islands of CpG, by windows."""


def islands(letters, window, ratio, percent, shortest):
    """(start, end) of the islands, as places from 1."""
    letters = letters.upper()
    length, half = len(letters), window // 2
    observed, content = [0.0] * length, [0.0] * length
    for place in range(length - window + 1):
        part = letters[place : place + window]
        c, g = part.count("C"), part.count("G")
        pairs = letters[place : place + window + 1].count("CG")
        if c * g:
            observed[place + half] = pairs * window / (c * g)
        content[place + half] = 100.0 * (c + g) / window
    marked, first, run = [False] * length, 0, 0
    for place in range(length - 10):
        if sum(observed[place : place + 11]) / 10 > ratio and sum(content[place : place + 11]) / 10 > percent:
            first = place if not run else first
            run += 1
        else:
            if run >= shortest:
                marked[first:place] = [True] * (place - first)
            run = 0
    if run >= shortest:
        marked[first:] = [True] * (length - first)
    found, start = [], None
    for place, inside in enumerate([*marked, False]):
        if inside and start is None:
            start = place
        elif not inside and start is not None:
            # An island that reaches the end is told without the last base.
            found.append((start + 1, place if place < length else length - 1))
            start = None
    return found
END
