# Sine and tangent series
cat > carto/operations/sts.py <<'END'
"""The sine and the tangent series: Kavrayskiy V, the quartic authalic, McBryde-Thomas's first and Foucaut."""

import math


def setup(p, q, tangent):
    def project(lam, phi):
        t, x = phi / q, q / p * lam * math.cos(phi)
        if tangent:
            return x * math.cos(t) ** 2, p * math.tan(t)
        return x / math.cos(t), p * math.sin(t)

    return lambda _: project


PROJECTIONS = {
    "kav5": setup(1.50488, 1.35439, False),
    "qua_aut": setup(2, 2, False),
    "mbt_s": setup(1.48875, 1.36509, False),
    "fouc": setup(2, 2, True),
}
END
