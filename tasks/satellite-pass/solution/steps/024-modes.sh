# Modes
cat > ground/stages/s19_modes.py <<'END'
"""How long the spacecraft was in which mode: `modes.csv`."""

import itertools

from ground import report


def run(contact):
    rows = []
    for state, group in itertools.groupby(contact["values"]["MODE"], key=lambda sample: sample[1]):
        whens = [when for when, _ in group]
        rows.append((state, f"{whens[0]:.3f}", f"{whens[-1]:.3f}", len(whens)))
        contact["timeline"].append((f"{whens[0]:.3f}", "mode", state))
    report.write(contact, "modes", ["mode", "from", "to", "samples"], rows)
END
