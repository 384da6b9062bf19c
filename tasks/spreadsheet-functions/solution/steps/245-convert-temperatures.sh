# CONVERT: temperatures
cat >> calc/functions/engineering.py <<'END'


ZERO = {"C": 273.15, "F": 459.67 * 5 / 9, "K": 0.0}
kind("temperature", {"C": 1, "F": 5 / 9, "K": 1})
plain = converted


@function("CONVERT", "ntt")
def converted_degrees(x, source, target):
    if source in ZERO and target in ZERO:
        kelvin = x * UNITS[source][1] + ZERO[source]
        return (kelvin - ZERO[target]) / UNITS[target][1]
    return plain(x, source, target)
END
