# uncorrected: the part in which sequences differ, as it is
mkdir -p sq/methods
cat > sq/methods/uncorrected.py <<'END'
"""The part in which sequences differ, as it is."""

from sq.distances import apart


def distance(one, two, job):
    return apart(one, two, job["gapweight"])
END
