# Natural Earth
cat > carto/operations/natearth.py <<'END'
"""The two Natural Earth projections: polynomials in the latitude."""


def one(lam, phi):
    f = phi * phi
    x = 0.8707 + f * (-0.131979 + f * (-0.013791 + f**3 * (0.003971 - 0.001529 * f)))
    y = 1.007226 + f * (0.015085 + f**2 * (-0.044475 + 0.028874 * f - 0.005916 * f * f))
    return lam * x, phi * y


def two(lam, phi):
    f = phi * phi
    x = 0.84719 - 0.13063 * f + f**6 * (-0.04515 + 0.05494 * f - 0.02326 * f**2 + 0.00331 * f**3)
    y = 1.01183 + f**4 * (-0.02625 + 0.01926 * f - 0.00396 * f**2)
    return lam * x, phi * y


PROJECTIONS = {"natearth": lambda p: one, "natearth2": lambda p: two}
END
