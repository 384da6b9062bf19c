# Repair of a trip's calls
cat > transit/repair.py <<'END'
"""Repairs the calls of one trip."""


def repaired(calls, note):
    """The calls, sorted by sequence, with all times; each is [sequence, stop, arrival, departure]."""
    last = None
    for call in calls:
        sequence, _, arrival, departure = call
        if (arrival is None) != (departure is None):
            note("filled", sequence)
            call[2:] = [arrival if departure is None else departure] * 2
        elif arrival is not None and departure < arrival:
            note("reversed", sequence)
            call[2:] = [None, None]
        if call[2] is not None and last is not None and call[2] < last:
            note("backwards", sequence)
            call[2:] = [None, None]
        last = last if call[3] is None else call[3]
    timed = [n for n, call in enumerate(calls) if call[2] is not None]
    kept = calls[timed[0] : timed[-1] + 1] if timed else []
    for call in calls:
        if not any(call is other for other in kept):
            note("trimmed", call[0])
    timed = [n for n, call in enumerate(kept) if call[2] is not None]
    for first, second in zip(timed, timed[1:], strict=False):
        leaves, comes = kept[first][3], kept[second][2]
        for n in range(first + 1, second):
            note("interpolated", kept[n][0])
            kept[n][2:] = [leaves + (comes - leaves) * (n - first) // (second - first)] * 2
    return kept
END
