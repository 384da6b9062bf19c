# Fixings
cat > desk/fixings.py <<'END'
"""What the index was fixed at."""

from bisect import bisect_right


class Fixings:
    def __init__(self, rows):
        self.known = sorted((row["date"], float(row["rate"]) / 100) for row in rows)

    def on(self, date):
        """The fixing of a day, or the latest before it."""
        return self.known[bisect_right(self.known, (date.isoformat(), 1.0)) - 1][1]
END
