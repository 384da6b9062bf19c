"""What a program is asked: options and files; and sequences as they stand in FASTA files."""

import dataclasses


@dataclasses.dataclass
class Record:
    """A sequence: its name, its description and its letters."""

    name: str
    text: str
    letters: str

    def row(self):
        """The record as a row of a table."""
        return [self.name, self.text, self.letters]


def fasta(text):
    """The records of a FASTA file."""
    records = []
    for line in text.splitlines():
        if line.startswith(">"):
            name, _, rest = line[1:].partition(" ")
            records.append(Record(name, rest.strip(), ""))
        elif records:
            records[-1].letters += line.strip()
    return records


class Job:
    """Options by name, and the texts of files by theirs."""

    def __init__(self, options, files):
        self.options = options
        self.files = files

    def __getitem__(self, option):
        return self.options[option]

    def get(self, option, otherwise=None):
        """An option, or something else if it wasn't given."""
        return self.options.get(option, otherwise)

    def records(self, file="sequence"):
        """The sequences of a file."""
        return fasta(self.files[file])
