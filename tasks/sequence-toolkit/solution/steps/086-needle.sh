# needle: the score of the best alignment of two whole sequences
cat > sq/programs/needle.py <<'END'
"""The score of the best alignment of two whole sequences; gaps at the ends cost what is said."""

from sq.gapped import whole
from sq.matrices import scores


def run(job):
    [one], [two] = job.records(), job.records("other")
    ends = (job["endopen"], job["endextend"]) if job.get("endweight") else (0.0, 0.0)
    costs = job["gapopen"], job["gapextend"]
    return [[whole(one.letters.upper(), two.letters.upper(), scores(job["protein"]), costs, ends)]]
END
