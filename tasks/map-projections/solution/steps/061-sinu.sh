# Sinusoidal
cat > carto/operations/sinu.py <<'END'
"""The sinusoidal projection, of the ellipsoid."""

from carto.conformal import parallel
from carto.meridian import arc


def setup(p):
    return lambda lam, phi: (lam * parallel(phi, p.e2), arc(phi, p.e2))


PROJECTIONS = {"sinu": setup}
END
