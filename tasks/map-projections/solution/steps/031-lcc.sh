# Lambert's conformal conic
cat > carto/operations/lcc.py <<'END'
"""Lambert's conformal conic with one or two standard parallels; with one, it is also the latitude of origin."""

import math

from carto.cone import conic, standard
from carto.conformal import isometric, parallel


def setup(p):
    e2, (phi1, phi2) = p.e2, standard(p)
    if abs(phi1 - phi2) < 1e-10:
        n = math.sin(phi1)
    else:
        n = math.log(parallel(phi1, e2) / parallel(phi2, e2)) / (isometric(phi2, e2) - isometric(phi1, e2))
    f = p.number("k_0", 1) * parallel(phi1, e2) / n * math.exp(n * isometric(phi1, e2))
    phi0 = p.angle("lat_0") if p.has("lat_0") or p.has("lat_2") else phi1
    return conic(n, lambda phi: f * math.exp(-n * isometric(phi, e2)), phi0)


PROJECTIONS = {"lcc": setup}
END
