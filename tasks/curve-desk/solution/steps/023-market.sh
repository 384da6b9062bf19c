# A day's market
cat > desk/market.py <<'END'
"""A day's market: what is needed to value a trade."""

from desk.forwards import forward


class Market:
    def __init__(self, day, curve, basis, fixings):
        self.day, self.curve, self.basis, self.fixings = day, curve, basis, fixings

    def index(self, period):
        """The index's rate of a period: fixed before this day, or expected."""
        if period.fixing < self.day:
            return self.fixings.on(period.fixing)
        return forward(self.curve, period.start, period.end, period.part) + self.basis.at(period.start)
END
