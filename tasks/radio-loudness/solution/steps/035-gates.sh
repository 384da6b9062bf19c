# Gates
cat > desk/gates.py <<'END'
"""The gates between a stretch and a programme."""

from desk.loudness import loudness

ABSOLUTE = -70.0


def mean(powers):
    return loudness(sum(powers) / len(powers))


def gated(powers, below):
    """What is above the absolute gate; the relative one, so far below its loudness; what is above that."""
    heard = [power for power in powers if loudness(power) > ABSOLUTE]
    gate = mean(heard) - below
    return heard, gate, [power for power in heard if loudness(power) > gate]
END
