# Patterson
cat > carto/operations/patterson.py <<'END'
"""Patterson's cylindrical projection: a polynomial in the latitude."""


def setup(p):
    return lambda lam, phi: (lam, phi * (1.0148 + phi**4 * (0.23185 + phi**2 * (-0.14499 + 0.02406 * phi**2))))


PROJECTIONS = {"patterson": setup}
END
