# Gnomonic
cat > carto/operations/gnom.py <<'END'
"""Gnomonic projection, of the sphere."""

from carto.rotated import seen, visible


def setup(p):
    def project(lam, phi):
        east, north, up = seen(p.angle("lat_0"), lam, phi)
        return east / visible(up, 0), north / up

    return project


PROJECTIONS = {"gnom": setup}
END
