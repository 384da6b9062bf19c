# water: the score of the best alignment of parts of two sequences
cat > sq/programs/water.py <<'END'
"""The score of the best alignment of parts of two sequences."""

from sq.gapped import part
from sq.matrices import scores


def run(job):
    [one], [two] = job.records(), job.records("other")
    costs = job["gapopen"], job["gapextend"]
    return [[part(one.letters.upper(), two.letters.upper(), scores(job["protein"]), costs)]]
END
