# pepinfo: the hydropathy of a protein by three scales
cat > sq/programs/pepinfo.py <<'END'
"""The hydropathy of a protein by three scales."""

from sq.aminos import values

SCALES = ("kyte_doolittle", "parameter_optimised", "consensus")


def run(job):
    [record] = job.records()
    letters, window = record.letters.upper(), job["hwindow"]
    half, rows = window // 2, []
    scales = [values(scale) for scale in SCALES]
    for place, letter in enumerate(letters):
        start, found = place - half, [0.0] * 3
        if start >= 0 and start + window <= len(letters):
            part = letters[start : start + window]
            found = [sum(scale[one] for one in part) / window for scale in scales]
        rows.append([place + 1, letter, *found])
    return rows
END
