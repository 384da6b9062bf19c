# getorf: open reading frames of sequences, as proteins or as they are, or what stands around their ends
cat > sq/programs/getorf.py <<'END'
"""Open reading frames of sequences, as proteins or as they are, or what stands around their ends."""

from sq.codes import code
from sq.letters import reverse_complement
from sq.orfs import between_stops, from_starts


def found(letters, job, genetic):
    """(start, end, letters, what is said of it) of one strand."""
    find, size = job["find"], job["minsize"]
    if find in (1, 3, 4):
        frames = from_starts(letters, genetic, job.get("methionine", True))
    else:
        frames = between_stops(letters, genetic)
    for start, end, protein in frames:
        long_enough = len(protein) >= size // 3 if find in (0, 1, 4) else end - start >= size
        if not long_enough:
            continue
        if find in (0, 1):
            yield start, end, protein, ""
        elif find in (2, 3):
            yield start, end, letters[start:end], ""
        else:
            around = job["flanking"]
            codon = {4: start, 5: start - 3, 6: end}[find]
            begin, stop = codon - around, codon + around + 3
            if begin >= 0 and stop <= len(letters):
                yield begin, stop, letters[begin:stop], f"Around codon at {codon + 1}. "


def run(job):
    genetic, rows = code(job["table"]), []
    for record in job.records():
        strands = [(record.letters, "")]
        if job["reverse"]:
            strands.append((reverse_complement(record.letters), "(REVERSE SENSE) "))
        number, length = 0, len(record.letters)
        for letters, sense in strands:
            for start, end, part, said in found(letters, job, genetic):
                number += 1
                first, last = (length - start, length - end + 1) if sense else (start + 1, end)
                text = f"[{first} - {last}] {sense}{said}{record.text}"
                rows.append([f"{record.name}_{number}", text, part])
    return rows
END
