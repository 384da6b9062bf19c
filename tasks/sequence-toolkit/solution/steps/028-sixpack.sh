# sixpack: open reading frames of a sequence's six translations: each up to a stop
cat > sq/programs/sixpack.py <<'END'
"""Open reading frames of a sequence's six translations: each up to a stop."""

from sq.codes import code
from sq.programs.transeq import translated


def run(job):
    [record] = job.records()
    genetic, rows = code(job["table"]), []
    for number, frame in enumerate([1, 2, 3, -1, -2, -3], 1):
        protein, found = translated(record.letters, frame, genetic, False), 0
        for part in protein.split("*")[:-1]:
            if job["mstart"]:
                part = part[part.find("M") :] if "M" in part else ""
            if len(part) >= job["orfminsize"]:
                found += 1
                rows.append([f"{record.name}_{number}_ORF{found}", part])
    return rows
END
