# Units of length
cat > carto/units.py <<'END'
"""The units of length that +units and +vunits name."""

METRES = {
    "km": 1000.0,
    "m": 1.0,
    "ft": 0.3048,
    "us-ft": 1200 / 3937,
    "kmi": 1852.0,
    "ind-yd": 0.91439523,
    "yd": 0.9144,
    "ch": 20.1168,
}


def length(p, direct, named):
    """Metres in the unit: `direct` gives them, as a number or a fraction, `named` by the unit's name."""
    if p.has(direct):
        above, _, below = p.text(direct).partition("/")
        return float(above) / float(below or 1)
    return METRES[p.text(named, "m")]
END
