# revseq: sequences reversed, complemented, or both
cat > sq/programs/revseq.py <<'END'
"""Sequences reversed, complemented, or both."""

from sq.letters import complement


def run(job):
    rows = []
    for record in job.records():
        letters, text = record.letters, record.text
        if job["reverse"]:
            letters = letters[::-1]
        if job["complement"]:
            letters = complement(letters)
        if job["tag"] and job["reverse"] and job["complement"]:
            text = f"Reversed: {text}"
        rows.append([record.name, text, letters])
    return rows
END
