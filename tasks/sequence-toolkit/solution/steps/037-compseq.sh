# compseq: the composition of sequences: their words, and how often each could be expected
cat > sq/programs/compseq.py <<'END'
"""The composition of sequences: their words, and how often each could be expected."""

import itertools

from sq.letters import reverse_complement


def run(job):
    size, frame = job["word"], job.get("frame", 0)
    counts, singles, other, total, length = {}, dict.fromkeys("ACGT", 0), 0, 0, 0
    for record in job.records():
        strands = [record.letters.upper()]
        if job.get("reverse"):
            strands.append(reverse_complement(strands[0]))
        for letters in strands:
            for place in range(frame, len(letters) - size + 1, size if frame else 1):
                word = letters[place : place + size]
                total += 1
                if set(word) <= set("ACGT"):
                    counts[word] = counts.get(word, 0) + 1
                else:
                    other += 1
            length += len(letters)
            for base in singles:
                singles[base] += letters.count(base)
    rows = []
    for bases in itertools.product("ACGT", repeat=size):
        word = "".join(bases)
        count = counts.get(word, 0)
        if not count and not job.get("zerocount", True):
            continue
        expected = 0.25**size
        if job.get("calcfreq"):
            expected = 1.0
            for base in word:
                expected *= singles[base] / length
        observed = count / total
        rows.append([word, count, observed, expected, observed / expected])
    return [*rows, ["Other", other]]
END
