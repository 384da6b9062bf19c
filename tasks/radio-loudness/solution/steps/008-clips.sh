# Runs at full scale
cat > desk/clips.py <<'END'
"""Finds where a recording was overdriven."""

LEAST = 3


def ends(recording):
    """The largest and the smallest number that a sample can be."""
    return (1.0 if recording.coding == "float" else 1 - 2.0 ** (1 - recording.valid)), -1.0


def clips(samples, upper, lower):
    """(from, samples) of runs that are all at one end."""
    found, run, side = [], 0, 0
    for place, value in enumerate([*samples, 0.0]):
        now = 1 if value >= upper else -1 if value <= lower else 0
        if now == side:
            run += 1
            continue
        if side and run >= LEAST:
            found.append((place - run, run))
        side, run = now, 1
    return found
END
