# Near-sided and tilted perspective
cat > carto/operations/nsper.py <<'END'
"""The sphere from a height +h; tilted, with the azimuth +azi and the tilt +tilt of the picture's plane."""

import math

from carto.rotated import seen, visible


def nsper(p):
    phi0, h = p.angle("lat_0"), p.number("h") / p.a

    def project(lam, phi):
        east, north, up = seen(phi0, lam, phi)
        f = h / (1 + h - visible(up, 1 / (1 + h)))
        return f * east, f * north

    return project


def tpers(p):
    plain, h = nsper(p), p.number("h") / p.a
    azimuth, tilt = p.angle("azi"), p.angle("tilt")

    def project(lam, phi):
        x, y = plain(lam, phi)
        ahead = y * math.cos(azimuth) + x * math.sin(azimuth)
        f = 1 / (ahead * math.sin(tilt) / h + math.cos(tilt))
        return (x * math.cos(azimuth) - y * math.sin(azimuth)) * math.cos(tilt) * f, ahead * f

    return project


PROJECTIONS = {"nsper": nsper, "tpers": tpers}
END
