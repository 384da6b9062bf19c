# Fades
cat > desk/stages/s11_fades.py <<'END'
"""The programme with its fades: `faded.csv`."""

import math

from desk.framed import framed


def run(session):
    for name, back in (("fade_in", False), ("fade_out", True)):
        size = int(session.order[name]) * session.frame
        for samples in session.programme:
            for i in range(size):
                place = -1 - i if back else i
                samples[place] *= 0.5 - 0.5 * math.cos(math.pi * (i + 0.5) / size)
    framed(session, "faded")
END
