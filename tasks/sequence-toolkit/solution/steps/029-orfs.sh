# orfs: open reading frames, from stop to stop or from start to stop
cat > sq/orfs.py <<'END'
"""Open reading frames, from stop to stop or from start to stop."""


def between_stops(letters, genetic):
    """(start, end, protein) of what stands between stops, or the sequence's ends; places count from 0."""
    found = []
    for frame in range(3):
        start = frame
        for place in range(frame, len(letters) - 2, 3):
            last = place + 6 > len(letters)
            stop = genetic.amino(letters[place : place + 3]) == "*"
            if stop or last:
                end = place if stop else place + 3
                found.append((place, start, end))
                start = place + 3
    return [(start, end, genetic.translate(letters[start:end])) for _, start, end in sorted(found)]


def from_starts(letters, genetic, methionine):
    """(start, end, protein) from the first start after a stop, up to a stop or the sequence's end."""
    found = []
    for frame in range(3):
        start = None
        for place in range(frame, len(letters) - 2, 3):
            codon = letters[place : place + 3].upper()
            last = place + 6 > len(letters)
            if start is None:
                if codon in genetic.starts:
                    start = place
            elif genetic.aminos[codon] == "*":
                found.append((place, start, place))
                start = None
            elif last:
                found.append((place, start, place + 3))
    rows = []
    for _, start, end in sorted(found):
        protein = genetic.translate(letters[start:end])
        rows.append((start, end, "M" + protein[1:] if methionine else protein))
    return rows
END
