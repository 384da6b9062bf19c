# wordcount: how often words occur
cat > sq/programs/wordcount.py <<'END'
"""How often words occur."""

import collections


def run(job):
    size, counts = job["wordsize"], collections.Counter()
    for record in job.records():
        letters = record.letters.upper()
        counts.update(letters[place : place + size] for place in range(len(letters) - size + 1))
    return [[word, count] for word, count in counts.most_common() if count >= job["mincount"]]
END
