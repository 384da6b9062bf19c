# tranalign: coding sequences aligned as their proteins are
cat > sq/programs/tranalign.py <<'END'
"""Coding sequences aligned as their proteins are."""

from sq.codes import code


def place_of(protein, letters, genetic):
    """Where in a sequence the codons of a protein begin."""
    for frame in range(3):
        found = genetic.translate(letters[frame:]).find(protein)
        if found >= 0:
            return frame + 3 * found
    raise ValueError("the protein is not in the sequence")


def run(job):
    genetic, rows = code(job["table"]), []
    for record, guide in zip(job.records(), job.records("other")):
        place = place_of(guide.letters.replace("-", ""), record.letters, genetic)
        aligned = ""
        for amino in guide.letters:
            if amino == "-":
                aligned += "---"
            else:
                aligned += record.letters[place : place + 3]
                place += 3
        rows.append([record.name, record.text, aligned])
    return rows
END
