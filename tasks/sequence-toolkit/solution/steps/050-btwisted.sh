# btwisted: the twist and the stacking energy of a double strand
cat > sq/programs/btwisted.py <<'END'
"""The twist and the stacking energy of a double strand."""

from sq.tables import table


def run(job):
    [record] = job.records()
    letters = record.letters.upper()
    rows = [table("pairs")[letters[place : place + 2]] for place in range(len(letters) - 1)]
    twist, energy = (sum(float(row[what]) for row in rows) for what in ("twist", "stacking"))
    return [[twist, twist / 360.0, len(letters) * 360.0 / twist, energy, energy / len(rows)]]
END
