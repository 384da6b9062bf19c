# The loudness log
cat > desk/stages/s18_log.py <<'END'
"""How loud it was when: `log.csv`."""

from itertools import zip_longest


def run(session):
    both = zip_longest(session.final.momentary, session.final.short)
    rows = [
        (f"{at / 10:.1f}", f"{momentary:.3f}", "" if short is None else f"{short:.3f}")
        for at, (momentary, short) in enumerate(both)
    ]
    session.table("log", "time,momentary,short", rows)
END
