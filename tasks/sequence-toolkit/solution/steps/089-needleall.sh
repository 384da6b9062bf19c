# needleall: the scores of the best alignments of each sequence of one set with each of another
cat > sq/programs/needleall.py <<'END'
"""The scores of the best alignments of each sequence of one set with each of another."""

from sq.gapped import whole
from sq.matrices import scores


def run(job):
    table, costs, rows = scores(job["protein"]), (job["gapopen"], job["gapextend"]), []
    for two in job.records("other"):
        for one in job.records():
            score = whole(one.letters.upper(), two.letters.upper(), table, costs)
            if score >= job["minscore"]:
                rows.append([one.name, two.name, score])
    return rows
END
