# Bootstrap of the basis
cat > desk/basis.py <<'END'
"""The basis of the index over the forward rates of the discount curve."""

from bisect import bisect_left

from desk.solver import root


class Basis:
    """Linear between pillars, constant beyond."""

    def __init__(self):
        self.dates, self.values = [], []

    def put(self, date, value):
        if not self.dates or self.dates[-1] != date:
            self.dates.append(date)
            self.values.append(value)
        self.values[-1] = value

    def at(self, date):
        place = bisect_left(self.dates, date)
        if place in (0, len(self.dates)):
            return self.values[min(place, len(self.dates) - 1)]
        a, b = self.dates[place - 1 : place + 1]
        x, y = self.values[place - 1 : place + 1]
        return x + (y - x) * ((date - a) / (b - a))


def floating(basis, curve, leg, forwards):
    """What a floating leg of 1 is worth."""
    known = zip(leg, forwards, strict=True)
    return sum((rate + basis.at(start)) * part * curve.factor(end) for (start, end, part), rate in known)


def bootstrapped(curve, instruments, rates, forwards):
    """The basis under which every instrument of `index` is worth nothing."""
    basis = Basis()
    mine = [(i.legs["float"][-1][0], name, i) for name, i in instruments.items() if i.curve == "index"]
    for pillar, name, i in sorted(mine, key=lambda one: one[0]):
        leg = i.legs["float"]
        fixed = rates[name] * sum(part * curve.factor(end) for _, end, part in i.legs.get("fixed", leg))

        def missed(value, pillar=pillar, leg=leg, name=name, fixed=fixed):
            basis.put(pillar, value)
            return floating(basis, curve, leg, forwards[name]) - fixed

        basis.put(pillar, root(missed, 0.0, 0.001))
    return basis
END
