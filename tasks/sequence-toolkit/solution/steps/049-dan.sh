# dan: melting temperatures of windows
cat > sq/programs/dan.py <<'END'
"""Melting temperatures of windows."""

import math

from sq.gc import fraction
from sq.melting import energies, temperature


def run(job):
    window, rna, rows = job["windowsize"], job.get("rna", False), []
    salt = job["saltconc"]
    for record in job.records():
        letters = record.letters.upper()
        for place in range(0, len(letters) - window + 1, job["shiftincrement"]):
            part = letters[place : place + window]
            content = 100.0 * fraction(part)
            row = [record.name, place + 1, place + window, temperature(part, job["dnaconc"], salt, rna), content]
            if job.get("thermo"):
                enthalpy, entropy = energies(part, rna)
                free = -enthalpy + 0.001 * entropy * (273.15 + job["temperature"])
                row += [free, -enthalpy, -entropy]
            if job.get("product"):
                long = 81.5 + 16.6 * math.log10(salt / 1000.0) + 0.41 * content
                row.append(long - 0.65 * job["formamide"] - 675.0 / job["prodlen"] - job["mismatch"])
            rows.append(row)
    return rows
END
