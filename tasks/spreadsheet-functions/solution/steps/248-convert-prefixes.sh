# CONVERT: prefixes
cat >> calc/functions/engineering.py <<'END'


PREFIXES = {"G": 1e9, "M": 1e6, "k": 1e3, "h": 1e2, "d": 1e-1, "c": 1e-2, "m": 1e-3, "u": 1e-6, "n": 1e-9}

for base in ("m", "g", "sec", "Pa", "N", "J", "W", "Wh"):
    for prefix, factor in PREFIXES.items():
        UNITS.setdefault(prefix + base, (UNITS[base][0], UNITS[base][1] * factor))
END
