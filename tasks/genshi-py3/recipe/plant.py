"""Unpacks a release of Genshi under the names it has here, so that what is remembered of the package does not fit.

python3 plant.py ARCHIVE TARGET      leaves TARGET/galley and, of the old release, its manual and legal notices
"""

import re
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

RENAMED = {
    "genshi": "galley",
    "Genshi": "Galley",
    "MarkupTemplate": "SheetTemplate",
    "NewTextTemplate": "SlugTemplate",
    "TemplateLoader": "Typecase",
    "HTMLFormFiller": "FormFiller",
    "HTMLSanitizer": "Scrubber",
    "Transformer": "Compositor",
}
"""Whole words, in code and manual alike."""
KEPT = ("galley/", "doc/")
CODING = "# -*- coding: utf-8 -*-\n"
"""Says nothing here; sources that name their encoding can't be graded by the functions that changed."""
LEFT_OUT = ("_speedups.c", ".pyc")
_WORDS = re.compile(rf"\b({'|'.join(RENAMED)})\b")


def renamed(text: str) -> str:
    """The text with the names that it has here."""
    return _WORDS.sub(lambda match: RENAMED[match[0]], text)


def release(archive: Path) -> Iterator[tuple[str, str]]:
    """Path and text of what the archive holds of the package, its manual and its legal notices."""
    with tarfile.open(archive) as tar:
        for member in tar:
            path = str(PurePosixPath(*PurePosixPath(member.name).parts[1:]))
            data = tar.extractfile(member).read() if member.isfile() else None
            if data is None or path.endswith(LEFT_OUT):
                continue
            if path in ("COPYING", "ChangeLog"):
                yield path, data.decode("utf-8")
            elif renamed(path).startswith(KEPT) and path.endswith((".py", ".txt", ".html")):
                if path.startswith("doc/") and (path.count("/") > 1 or not path.endswith(".txt")):
                    continue
                yield renamed(path), renamed(data.decode("utf-8").removeprefix(CODING))


if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:])
    for name, text in release(source):
        file = target / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
