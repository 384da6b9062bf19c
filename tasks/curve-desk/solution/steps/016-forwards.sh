# Forward rates
cat > desk/forwards.py <<'END'
"""Forward rates of a discount curve."""


def forward(curve, start, end, part):
    """The simple rate between two days."""
    return (curve.factor(start) / curve.factor(end) - 1) / part


def of_quotes(curve, instruments):
    """Quote -> the forward rates of its floating periods."""
    return {
        name: [forward(curve, *period) for period in i.legs["float"]]
        for name, i in instruments.items()
        if i.curve == "index"
    }
END
