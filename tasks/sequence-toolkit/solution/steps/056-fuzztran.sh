# fuzztran: patterns in the translations of nucleic sequences
cat > sq/programs/fuzztran.py <<'END'
"""Patterns in the translations of nucleic sequences."""

from sq.codes import code
from sq.patterns import Pattern, aminos
from sq.programs.transeq import GROUPS


def run(job):
    pattern, genetic, rows = Pattern(job["pattern"], aminos), code(job["table"]), []
    for record in job.records():
        for frame in GROUPS.get(job["frame"]) or [int(job["frame"])]:
            protein = genetic.translate(record.letters[frame - 1 :])
            for start, end, missed in pattern.find(protein, job.get("pmismatch", 0)):
                first, last = frame + 3 * start, frame + 3 * end - 1
                rows.append([record.name, first, last, missed, frame, start + 1, end, protein[start:end]])
    return rows
END
