# jukes: substitutions that all are as likely, after Jukes and Cantor
mkdir -p sq/methods
cat > sq/methods/jukes.py <<'END'
"""Substitutions that all are as likely, after Jukes and Cantor."""

import math

from sq.distances import apart


def distance(one, two, job):
    b = 19 / 20 if job["protein"] else 3 / 4
    return -b * math.log(1 - apart(one, two, job["gapweight"]) / b)
END
