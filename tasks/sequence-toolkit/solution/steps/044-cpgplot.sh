# cpgplot: islands of CpG
cat > sq/programs/cpgplot.py <<'END'
"""Islands of CpG."""

from sq.islands import islands


def run(job):
    asked = job["window"], job["minoe"], job["minpc"], job["minlen"]
    rows = []
    for record in job.records():
        rows += [[start, end] for start, end in islands(record.letters, *asked)]
    return rows
END
