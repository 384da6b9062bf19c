"""Runs programs of EMBOSS, which are the truth, and reads their reports as tables of words."""

import os
import re
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

Rows = list[list[str]]
PATH = "/usr/bin"


def run(argv: list[str], files: Mapping[str, str], wanted: str = "out") -> str:
    """What a program left in the file `wanted`; "" if it left none.

    Raises:
        RuntimeError: it took too long.
    """
    with tempfile.TemporaryDirectory() as folder:
        for path, data in files.items():
            (Path(folder) / path).parent.mkdir(exist_ok=True)
            (Path(folder) / path).write_text(data, encoding="ascii")
        environment = {"PATH": PATH, **os.environ, "HOME": folder, "LC_ALL": "C"}
        subprocess.run(
            [*argv, "-auto"], cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=60
        )
        found = sorted(path for path in Path(folder).glob(wanted) if path.name not in files)
        return "".join(path.read_text(encoding="latin-1") for path in found)


def sequences(text: str) -> Rows:
    """The records of a FASTA file."""
    rows: Rows = []
    for line in text.splitlines():
        if line.startswith(">"):
            name, _, rest = line[1:].partition(" ")
            rows.append([name, rest.strip(), ""])
        elif rows:
            rows[-1][2] += line.strip()
    return rows


def features(*columns: str) -> Callable[[str], Rows]:
    """Reads a report in the format `excel`: the wanted columns of every feature, with the sequence's name first."""

    def parse(text: str) -> Rows:
        rows: Rows = []
        header: list[str] = []
        for line in text.splitlines():
            words = line.split("\t")
            if words[0] == "SeqName":
                header = words
            elif len(words) > 1:
                rows.append([words[0], *(words[header.index(column)] for column in columns)])
        return rows

    return parse


def words(pattern: str) -> Callable[[str], Rows]:
    """Reads lines that match a pattern: its groups are the row."""

    def parse(text: str) -> Rows:
        return [[group.strip() for group in match.groups("")] for match in re.finditer(pattern, text, re.M)]

    return parse
