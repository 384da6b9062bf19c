# transeq: translations of nucleic sequences
cat > sq/programs/transeq.py <<'END'
"""Translations of nucleic sequences."""

from sq.codes import code
from sq.letters import regions, reverse_complement

GROUPS = {"F": [1, 2, 3], "R": [-1, -2, -3], "6": [1, 2, 3, -1, -2, -3]}


def translated(letters, frame, genetic, alternative):
    """The protein of one frame."""
    if frame > 0:
        return genetic.with_rest(letters[frame - 1 :])
    back = reverse_complement(letters)
    if alternative:
        return genetic.with_rest(back[-frame - 1 :])
    # The codons of the forward frame, read on the other strand.
    return genetic.with_rest(back[(len(letters) + frame + 1) % 3 :])


def run(job):
    frame, genetic = str(job.get("frame", "1")), code(job.get("table", 0))
    frames = GROUPS.get(frame) or [int(frame)]
    rows = []
    for record in job.records():
        letters = record.letters
        if job.get("regions"):
            letters = "".join(letters[begin - 1 : end] for begin, end in regions(job["regions"]))
        for one in frames:
            protein = translated(letters, one, genetic, job.get("alternative"))
            if job.get("trim"):
                protein = protein.rstrip("X*")
            if job.get("clean"):
                protein = protein.replace("*", "X")
            rows.append([f"{record.name}_{one if one > 0 else 3 - one}", record.text, protein])
    return rows
END
