# kimura: transitions and transversions each at their rate, or proteins, after Kimura
mkdir -p sq/methods
cat > sq/methods/kimura.py <<'END'
"""Transitions and transversions each at their rate, or proteins, after Kimura."""

import math

from sq.distances import apart, substitutions


def distance(one, two, job):
    if job["protein"]:
        part = apart(one, two)
        return -math.log(1 - part - 0.2 * part**2)
    transitions, transversions = substitutions(one, two)
    return -0.5 * math.log((1 - 2 * transitions - transversions) * math.sqrt(1 - 2 * transversions))
END
