# infoalign: how each sequence of an alignment compares with one of them, or with the consensus
cat > sq/programs/infoalign.py <<'END'
"""How each sequence of an alignment compares with one of them, or with the consensus."""

import itertools

from sq.consensus import consensus
from sq.matrices import scores


def run(job):
    records, table, rows = job.records(), scores(job["protein"]), []
    if job["refseq"]:
        reference = records[job["refseq"] - 1].letters.upper()
    else:
        sequences = [record.letters for record in records]
        reference = consensus(sequences, job["protein"], len(records) * job["plurality"] / 100.0, 0.0, 0).upper()
    for record in records:
        letters = record.letters.upper()
        begin, end = len(letters) - len(letters.lstrip("-")), len(letters.rstrip("-"))
        inside = letters[begin:end]
        gaps = [len(list(run)) for letter, run in itertools.groupby(inside) if letter == "-"]
        pairs = [pair for pair in zip(inside, reference[begin:end]) if pair[0] != "-"]
        same = sum(one == two for one, two in pairs)
        similar = sum(one != two and two != "-" and table[one, two] > 0 for one, two in pairs)
        different = len(pairs) - same - similar
        change = 100.0 * (len(inside) - same) / len(inside)
        rows.append([record.name, len(pairs), len(inside), len(gaps), sum(gaps), same, similar, different, change])
    return rows
END
