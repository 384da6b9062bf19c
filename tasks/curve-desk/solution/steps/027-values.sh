# Present values
cat > desk/values.py <<'END'
"""Present values."""

from desk.flows import of_trade


def present(flows, curve):
    return sum(amount * curve.factor(day) for _, _, day, amount in flows)


def value(trade, legs, market):
    """What a trade is worth in a market."""
    return present([flow for flow in of_trade(trade, legs, market) if flow[2] > market.day], market.curve)
END
