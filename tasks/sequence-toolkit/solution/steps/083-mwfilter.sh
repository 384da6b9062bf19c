# mwfilter: a spectrum without the masses of known contaminants and without those that are modified
cat > sq/programs/mwfilter.py <<'END'
"""A spectrum without the masses of known contaminants and without those that are modified."""

from sq.programs.mwcontam import masses


def run(job):
    known, shifts = [], []
    into = known
    for line in job.files["known"].splitlines():
        if line.startswith("Displacements"):
            into = shifts
        elif line and not line.startswith("#"):
            into.append(float(line.split()[1]))
    part = job["tolerance"] / 1e6
    left = [mass for mass in masses(job.files["masses"]) if all(abs(one - mass) >= mass * part for one in known)]
    for shift in shifts:
        left = [
            mass
            for number, mass in enumerate(left)
            if not any(abs(other - mass - shift) < shift * part for other in left[number + 1 :])
        ]
    return [[mass] for mass in left]
END
