# iep: the isoelectric point of proteins, and their charge at any pH
cat > sq/programs/iep.py <<'END'
"""The isoelectric point of proteins, and their charge at any pH."""

from sq.protons import bound, groups, isoelectric


def run(job):
    [record] = job.records()
    amino, carboxyl = (job["amino"], job["carboxyl"]) if job["termini"] else (0, 0)
    counts = groups(record.letters.upper(), amino, carboxyl, job["disulphides"], job["lysinemodified"])
    rows, ph = [[isoelectric(counts)]], 1.0
    while ph <= 14.0:
        rows.append([ph, *bound(counts, ph)])
        ph += job["step"]
    return rows
END
