# melting: the melting of double strands by nearest neighbours
cat > sq/melting.py <<'END'
"""The melting of double strands by nearest neighbours."""

import math

from sq.tables import table


def energies(letters, rna=False):
    """(enthalpy, entropy) that the neighbours sum up to, both positive."""
    kind = "rna" if rna else "dna"
    rows = [table("pairs")[letters[place : place + 2].replace("U", "T")] for place in range(len(letters) - 1)]
    return tuple(sum(float(row[f"{kind}_{what}"]) for row in rows) for what in ("enthalpy", "entropy"))


def temperature(letters, strands, salt, rna=False):
    """The melting temperature in degrees Celsius; concentrations of strands in nM, of salt in mM."""
    enthalpy, entropy = energies(letters, rna)
    entropy = -10.8 - entropy + (len(letters) - 1) * math.log10(salt / 1000.0) * 0.368
    return -enthalpy * 1000.0 / (entropy + 1.987 * math.log(strands / 4e9)) - 273.15
END
