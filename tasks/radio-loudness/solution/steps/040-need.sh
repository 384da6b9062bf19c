# What the limiter has to do
cat > desk/need.py <<'END'
"""How much less each sample must become."""


def peaks(programme, between, gain):
    """The largest magnitude of both channels around each sample."""
    behind = list(map(max, *between))
    here = map(max, *(map(abs, samples) for samples in programme))
    return [gain * max(three) for three in zip(here, behind, [0.0, *behind])]


def need(peaks, ceiling):
    return [ceiling / peak if peak > ceiling else 1.0 for peak in peaks]
END
