"""The truth: Gnumeric itself works the sheets out; the agent's image only has what it answered to the samples."""

import csv
import subprocess
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

Cell = tuple[int, int]
Sheet = dict[Cell, str]
"""(row, column), counted from 0 -> content in the artifact's notation."""

FORMULA_COLUMN, TYPE_COLUMN = 25, 26
TYPES = {"20": "boolean", "40": "number", "60": "text"}
XML = """<?xml version="1.0" encoding="UTF-8"?>
<gnm:Workbook xmlns:gnm="http://www.gnumeric.org/v10.dtd">
<gnm:SheetNameIndex>{index}</gnm:SheetNameIndex><gnm:Sheets>{sheets}</gnm:Sheets></gnm:Workbook>
"""
SIZE = 'gnm:Cols="256" gnm:Rows="65536"'


def cell(place: Cell, content: str) -> str:
    """A cell of the workbook's XML."""
    at = f'<gnm:Cell Row="{place[0]}" Col="{place[1]}"'
    if content.startswith("="):
        return f"{at}>{escape(content)}</gnm:Cell>"
    if content.startswith("'"):
        return f'{at} ValueType="60">{escape(content[1:])}</gnm:Cell>'
    return f'{at} ValueType="{20 if content in ("TRUE", "FALSE") else 40}">{content}</gnm:Cell>'


def workbook(sheets: dict[str, Sheet]) -> str:
    """A workbook with a column that tells each formula's type."""
    index, bodies = "", ""
    for name, cells in sheets.items():
        index += f"<gnm:SheetName {SIZE}>{name}</gnm:SheetName>"
        rows = [row for (row, column), text in cells.items() if column == FORMULA_COLUMN and text.startswith("=")]
        told = {(row, TYPE_COLUMN): f"=type(Z{row + 1})" for row in rows}
        body = "".join(cell(place, content) for place, content in {**cells, **told}.items())
        bodies += f"<gnm:Sheet><gnm:Name>{name}</gnm:Name><gnm:Cells>{body}</gnm:Cells></gnm:Sheet>"
    return XML.format(index=index, sheets=bodies)


def answers(sheets: dict[str, Sheet]) -> dict[str, list[str]]:
    """What the formulas in each sheet's column Z come to, from the top, in the artifact's notation.

    Raises:
        RuntimeError: Gnumeric did not answer.
    """
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "book.gnumeric"
        book.write_text(workbook(sheets), encoding="utf-8")
        command = ["ssconvert", "-S", "--recalc", "-T", "Gnumeric_stf:stf_assistant"]
        command += ["-O", "format=raw separator=, quoting-mode=always eol=unix", str(book), f"{folder}/out-%n.csv"]
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            env={"LC_ALL": "C.UTF-8", "HOME": folder, "TZ": "UTC", "PATH": "/usr/bin:/bin"},
        )
        if done.returncode:
            raise RuntimeError(f"Gnumeric refuses: {done.stderr[-200:]}")
        found = {}
        for number, name in enumerate(sheets):
            with (Path(folder) / f"out-{number}.csv").open(encoding="utf-8", newline="") as file:
                rows = list(csv.reader(file))
            found[name] = [
                shown(row[FORMULA_COLUMN], row[TYPE_COLUMN])
                for row in rows
                if len(row) > TYPE_COLUMN and row[TYPE_COLUMN]
            ]
        return found


def shown(text: str, kind: str) -> str:
    """A value in the artifact's notation; `kind` is what Gnumeric's TYPE says of it."""
    return "'" + text if kind == "2" else text
