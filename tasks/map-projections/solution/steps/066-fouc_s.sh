# Foucaut's sinusoidal and Urmayev V
cat > carto/operations/fouc_s.py <<'END'
"""Foucaut's sinusoidal projection with the weight +n, and Urmayev's fifth with +n, +alpha and +q."""

import math


def fouc_s(p):
    n = p.number("n")
    return lambda lam, phi: (
        lam * math.cos(phi) / (n + (1 - n) * math.cos(phi)),
        n * phi + (1 - n) * math.sin(phi),
    )


def urm5(p):
    n, q, alpha = p.number("n"), p.number("q"), p.angle("alpha")
    m = math.cos(alpha) / math.sqrt(1 - n * n * math.sin(alpha) ** 2)

    def project(lam, phi):
        t = math.asin(n * math.sin(phi))
        return m * lam * math.cos(t), t * (1 + t * t * q / 3) / (m * n)

    return project


PROJECTIONS = {"fouc_s": fouc_s, "urm5": urm5}
END
