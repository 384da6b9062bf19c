# Markets under other quotes
cat > desk/scenario.py <<'END'
"""Markets under other quotes."""

from desk import basis, discount
from desk.forwards import of_quotes
from desk.futures import rate
from desk.market import Market
from desk.values import value


def market(desk, day, quotes):
    """The market of a day, made anew from quotes."""
    instruments = desk["instruments"][day]
    rates = {name: rate(day, instruments[name], quote, desk["volatility"]) for name, quote in quotes.items()}
    curve = discount.bootstrapped(day, instruments, rates)
    found = basis.bootstrapped(curve, instruments, rates, of_quotes(curve, instruments))
    return Market(day, curve, found, desk["markets"][day].fixings)


def values(desk, made):
    """Trade -> its value in a market."""
    return {name: value(trade, desk["legs_of"][name], made) for name, trade in desk["trades"].items()}
END
