# trimest: expressed sequence tags without their tails
cat > sq/programs/trimest.py <<'END'
"""Expressed sequence tags without their tails."""

from sq.letters import reverse_complement


def tail(letters, base, shortest, mismatches):
    """The length of a tail of one base at the start."""
    found = run = missed = 0
    for length, letter in enumerate(letters.upper(), 1):
        if letter == base:
            run, missed = run + 1, 0
        elif letter != "N":
            run, missed = 0, missed + 1
        if run >= shortest:
            found = length
        if missed > mismatches:
            break
    return found


def run(job):
    rows = []
    for record in job.records():
        letters, text = record.letters, record.text
        asked = job["minlength"], job["mismatches"]
        three = tail(letters[::-1], "A", *asked)
        five = tail(letters, "T", *asked) if job["fiveprime"] else 0
        if five > three:
            letters, text = letters[five:], text + " [poly-T tail removed]"
            if job["reverse"]:
                letters, text = reverse_complement(letters), text + " [reverse complement]"
        elif three > five:
            letters, text = letters[: len(letters) - three], text + " [poly-A tail removed]"
        rows.append([record.name, text, letters])
    return rows
END
