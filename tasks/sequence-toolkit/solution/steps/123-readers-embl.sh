# embl: reads the format of the European Molecular Biology Laboratory
mkdir -p sq/readers
cat > sq/readers/embl.py <<'END'
"""Reads the format of the European Molecular Biology Laboratory."""

from sq.job import Record


def records(text):
    found, inside = [], False
    for line in text.splitlines():
        kind, rest = line[:2], line[5:].strip()
        if kind == "ID":
            found.append(Record(rest.split()[0], "", ""))
        elif kind == "DE":
            found[-1].text = f"{found[-1].text} {rest}".strip()
        elif kind in ("SQ", "//"):
            inside = kind == "SQ"
        elif inside:
            found[-1].letters += "".join(letter for letter in line if letter.isalpha())
    return found
END
