# What a trade pays
cat > desk/flows.py <<'END'
"""What a trade pays and receives."""

SIGNS = {"pay": -1, "receive": 1, "lend": 1, "borrow": -1, "hold": 1, "issue": -1}


def of_trade(trade, legs, market):
    """(leg, n, day, amount) of everything; what comes in is positive."""
    sign, notional, rate = SIGNS[trade["side"]], float(trade["notional"]), float(trade["rate"]) / 100
    kind, fixed, floating = trade["kind"], legs.get("fixed", []), legs.get("float", [])
    for n, period in enumerate(fixed, 1):
        yield "fixed", n, period.pays, sign * notional * rate * period.part
    for n, period in enumerate(floating, 1):
        index = market.index(period)
        if kind == "fra":
            amount = sign * notional * (rate - index) * period.part / (1 + index * period.part)
        elif kind == "swap":
            amount = -sign * notional * index * period.part
        else:
            amount = sign * notional * (index + rate) * period.part
        yield "float", n, period.pays, amount
    if kind in ("loan", "frn"):
        yield "principal", 0, (fixed or floating)[0].start, -sign * notional
        yield "principal", 1, (fixed or floating)[-1].pays, sign * notional
END
