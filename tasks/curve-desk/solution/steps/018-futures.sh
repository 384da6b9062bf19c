# Convexity of futures
cat > desk/futures.py <<'END'
"""The rates that quotes mean."""


def rate(day, instrument, quote, volatility):
    """A quote as a rate; a future's is lower than it looks by the convexity."""
    if instrument.kind != "future":
        return quote / 100
    first, last = ((end - day).days / 365 for end in (instrument.start, instrument.end))
    return (100 - quote) / 100 - volatility**2 * first * last / 2
END
