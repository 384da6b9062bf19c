# genbank: reads GenBank's format
mkdir -p sq/readers
cat > sq/readers/genbank.py <<'END'
"""Reads GenBank's format."""

from sq.job import Record


def records(text):
    found, section = [], ""
    for line in text.splitlines():
        key, rest = line[:12].strip(), line[12:].strip()
        section = key if key and not key[0].isdigit() else section
        if key == "LOCUS":
            found.append(Record(rest.split()[0], "", ""))
        elif section == "DEFINITION":
            found[-1].text = f"{found[-1].text} {rest}".strip()
        elif section == "ORIGIN" and key != "ORIGIN":
            found[-1].letters += "".join(letter for letter in line if letter.isalpha())
    return found
END
