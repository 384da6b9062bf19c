# Bootstrap of the discount curve
cat > desk/discount.py <<'END'
"""Makes the discount curve from deposits and overnight swaps."""

from desk.curve import Curve
from desk.solver import root


def error(curve, instrument, rate):
    """What the instrument is worth at its quoted rate."""
    leg = instrument.legs["fixed"]
    fixed = sum(part * curve.factor(end) for _, end, part in leg)
    return rate * fixed - curve.factor(leg[0][0]) + curve.factor(leg[-1][1])


def bootstrapped(day, instruments, rates):
    """The curve on which every instrument of `discount` is worth nothing."""
    curve = Curve(day)
    mine = [(i.end, name, i) for name, i in instruments.items() if i.curve == "discount"]
    for end, name, instrument in sorted(mine, key=lambda one: one[0]):

        def missed(log, end=end, name=name, instrument=instrument):
            curve.put(end, log)
            return error(curve, instrument, rates[name])

        guess = -rates[name] * (end - day).days / 365
        curve.put(end, root(missed, guess, guess - 1e-4))
    return curve
END
