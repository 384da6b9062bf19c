# Equal area
cat > carto/operations/cea.py <<'END'
"""Lambert's equal-area cylindrical projection, of the ellipsoid."""

from carto.authalic import q
from carto.conformal import parallel


def setup(p):
    k = parallel(p.angle("lat_ts"), p.e2) if p.has("lat_ts") else p.number("k_0", 1)
    return lambda lam, phi: (k * lam, q(phi, p.e2) / (2 * k))


PROJECTIONS = {"cea": setup}
END
