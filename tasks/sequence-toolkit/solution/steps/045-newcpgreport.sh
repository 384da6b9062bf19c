# newcpgreport: islands of CpG, and what they consist of
cat > sq/programs/newcpgreport.py <<'END'
"""Islands of CpG, and what they consist of."""

from sq.islands import islands


def run(job):
    asked = job["window"], job["minoe"], job["minpc"], job["minlen"]
    rows = []
    for record in job.records():
        for start, end in islands(record.letters, *asked):
            # The island's first base is not counted, but the base behind it may end a pair.
            letters, length = record.letters.upper(), end - start + 1
            part = letters[start:end]
            c, g = part.count("C"), part.count("G")
            pairs = letters[start : end + 1].count("CG")
            ratio = pairs * length / (c * g) if c * g else 0.0
            rows.append([start, end, length, c + g, 100.0 * (c + g) / length, ratio])
    return rows
END
