# embl: the format of the European Molecular Biology Laboratory
mkdir -p sq/formats
cat > sq/formats/embl.py <<'END'
"""The format of the European Molecular Biology Laboratory."""

from sq.blocks import cut, grouped


def lines(records, protein):
    for record in records:
        letters = record.letters
        size, counts = len(letters), {base: letters.upper().count(base) for base in "ACGT"}
        yield f"ID {record.name}; SV 1; linear; unassigned DNA; STD; UNC; {size} BP."
        yield from ("XX", f"DE {record.text}", "XX")
        told = " ".join(f"{count} {base};" for base, count in counts.items())
        yield f"SQ Sequence {size} BP; {told} {size - sum(counts.values())} other;"
        done = 0
        for piece, line in zip(cut(letters, 60), grouped(letters, 60, 10)):
            done += len(piece)
            yield f"{line} {done}"
        yield "//"
END
