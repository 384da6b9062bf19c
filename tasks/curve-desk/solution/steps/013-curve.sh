# A discount curve
cat > desk/curve.py <<'END'
"""A discount curve: the logarithm of the factor is linear between pillars."""

from bisect import bisect_left
from math import exp


class Curve:
    """Pillars at days after the curve's day; beyond the last one, the last slope goes on."""

    def __init__(self, day):
        self.day, self.days, self.logs = day, [0], [0.0]

    def put(self, date, log):
        days = (date - self.day).days
        if days != self.days[-1]:
            self.days.append(days)
            self.logs.append(log)
        self.logs[-1] = log

    def factor(self, date):
        days = (date - self.day).days
        place = min(max(bisect_left(self.days, days), 1), len(self.days) - 1)
        a, b, x, y = *self.days[place - 1 : place + 1], *self.logs[place - 1 : place + 1]
        return exp(x + (y - x) * (days - a) / (b - a))
END
