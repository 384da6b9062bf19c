# cons: the consensus of aligned sequences
cat > sq/programs/cons.py <<'END'
"""The consensus of aligned sequences."""

from sq.consensus import consensus


def run(job):
    sequences = [record.letters for record in job.records()]
    return [[consensus(sequences, job["protein"], job["plurality"], job["setcase"], job["identity"])]]
END
