# nbrf: reads the format of the National Biomedical Research Foundation
mkdir -p sq/readers
cat > sq/readers/nbrf.py <<'END'
"""Reads the format of the National Biomedical Research Foundation."""

from sq.job import Record


def records(text):
    found, titled = [], True
    for line in text.splitlines():
        if line.startswith(">"):
            found.append(Record(line.split(";")[1].strip(), "", ""))
            titled = False
        elif not titled:
            found[-1].text, titled = line.strip(), True
        elif found and not found[-1].letters.endswith("*"):
            found[-1].letters += "".join(line.split())
    for record in found:
        record.letters = record.letters.removesuffix("*")
    return found
END
