# The basis of both days
cat > desk/stages/s09_basis.py <<'END'
"""The basis on both days: `basis.csv`."""

from desk import files
from desk.basis import bootstrapped


def run(desk):
    desk["bases"], rows = {}, []
    for day in desk["days"]:
        instruments, curve = desk["instruments"][day], desk["curves"][day]
        basis = desk["bases"][day] = bootstrapped(curve, instruments, desk["rates"][day], desk["forwards"][day])
        for name, i in instruments.items():
            if i.curve == "index":
                pillar = i.legs["float"][-1][0]
                rows.append((day, name, pillar, f"{basis.at(pillar):.10f}"))
    files.write(desk, "basis", ["day", "quote", "date", "basis"], rows)
END
