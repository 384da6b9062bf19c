# Correlation and silence
cat > desk/quality.py <<'END'
"""What a listener would mind."""

import math

from desk.decibels import decibels, rms

QUIET = -60.0


def correlation(left, right):
    both = sum(a * b for a, b in zip(left, right))
    return both / math.sqrt(sum(a * a for a in left) * sum(b * b for b in right))


def silence(programme, size):
    """The longest run of silent frames."""
    longest = run = 0
    for at in range(0, len(programme[0]), size):
        silent = all(decibels(rms(samples[at : at + size])) < QUIET for samples in programme)
        run = run + 1 if silent else 0
        longest = max(longest, run)
    return longest
END
