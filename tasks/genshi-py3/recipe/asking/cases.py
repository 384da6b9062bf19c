"""The cases of each check, drawn anew for every trial: (what a probe is asked, its arguments)."""

from pathlib import Path

import code_blocks
import core
import filtering
import sheets
from draws import Draw

RELEASE = {
    "values": core.values,
    "reading": core.reading,
    "writing": core.writing,
    "building": core.building,
    "paths": core.paths,
    "loading-up": sheets.loading_up,
    "names": code_blocks.names,
    "calls": code_blocks.calls,
    "rendering": sheets.rendering,
    "directives": sheets.directives,
    "includes": sheets.includes,
    "text": sheets.text,
    "html": filtering.html,
    "transforming": filtering.transforming,
    "translating": filtering.translating,
    "extracting": filtering.extracting,
    "clean": lambda d: [["warned", {}]],
}
"""Check -> what the last release is asked too."""
PYTHON = {"displays": code_blocks.displays, "statements": code_blocks.statements}
"""Check -> what Python itself is asked too."""


def drawn(asked, draw):
    """Check -> its cases; `draw` gives a random.Random for each name."""
    return {check: [list(case) for case in make(Draw(draw(check)))] for check, make in asked.items()}


def probe():
    """The probe's text: its parts, one behind the other."""
    parts = sorted(Path(__file__).with_name("probes").glob("*.py"))
    return "\n\n".join(part.read_text(encoding="utf-8") for part in parts)
