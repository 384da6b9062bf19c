# oddcomp: which proteins have a window with at least so many of some words
cat > sq/programs/oddcomp.py <<'END'
"""Which proteins have a window with at least so many of some words."""


def wanted(text):
    """Word -> how often, from a file that compseq wrote."""
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    rows = [line.split() for line in lines if not line.startswith(("Word size", "Total"))]
    return {word.upper(): int(count) for word, count, *_ in rows}


def run(job):
    least = wanted(job.files["words"])
    size = len(next(iter(least)))
    rows = []
    for record in job.records():
        letters = record.letters.upper()
        for place in range(len(letters) - job["window"] + 1):
            part = letters[place : place + job["window"]]
            words = [part[start : start + size] for start in range(len(part) - size + 1)]
            if all(words.count(word) >= count for word, count in least.items()):
                rows.append([record.name])
                break
    return rows
END
