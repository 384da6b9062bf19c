# phylip: reads PHYLIP's format, interleaved
mkdir -p sq/readers
cat > sq/readers/phylip.py <<'END'
"""Reads PHYLIP's format, interleaved."""

from sq.job import Record


def records(text):
    head, *lines = [line for line in text.splitlines() if line.strip()]
    count = int(head.split()[0])
    found = [Record(line[:10].strip(), "", "".join(line[10:].split())) for line in lines[:count]]
    for number, line in enumerate(lines[count:]):
        found[number % count].letters += "".join(line.split())
    return found
END
