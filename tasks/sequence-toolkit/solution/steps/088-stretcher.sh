# stretcher: the score of the best alignment of two whole sequences, whose gaps at the ends cost as others do
cat > sq/programs/stretcher.py <<'END'
"""The score of the best alignment of two whole sequences, whose gaps at the ends cost as others do."""

from sq.gapped import whole
from sq.matrices import scores


def run(job):
    [one], [two] = job.records(), job.records("other")
    costs = job["gapopen"], job["gapextend"]
    return [[whole(one.letters.upper(), two.letters.upper(), scores(job["protein"]), costs, costs, together=True)]]
END
