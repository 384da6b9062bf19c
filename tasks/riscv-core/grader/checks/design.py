"""The artifact's design as text: what is compiled of it, and what must not stand in it."""

import re

SOURCES = (".v", ".sv", ".vh", ".svh")
FUNCTIONS = {"$signed", "$unsigned", "$clog2", "$bits"}
MAX_BYTES = 4 * 1024 * 1024
_PIECES = re.compile(r'"(?:\\.|[^"\\\n])*"|//[^\n]*|/\*.*?\*/|\\\S+', re.S)
"""Strings, comments and escaped identifiers, in which the beginnings of the others mean nothing."""

_FORBIDDEN = re.compile(r"\b(force|release|wait|fork|bind|import)\b|#\s*[\d.]")
_HEADER = re.compile(r"\bmodule\s+core\b\s*(?:#\s*\(.*?\)\s*)?\((.*?)\)\s*;", re.S)


def design(artifact) -> dict[str, str]:
    """Path below rtl/ -> text, of all that may be compiled or included."""
    found, size = {}, 0
    for path in artifact.glob("rtl/**"):
        if path.endswith(SOURCES):
            text = artifact.text(path, MAX_BYTES)
            size += len(text)
            assert size <= MAX_BYTES, f"the design has more than {MAX_BYTES} bytes"
            found[path.removeprefix("rtl/")] = text
    return found


def stripped(text: str, *, strings: bool = False) -> str:
    """A source without its comments and, unless they are wanted, its strings; of escaped identifiers a mark is left."""

    def left(piece: re.Match[str]) -> str:
        if piece[0].startswith("\\"):
            return " \\ "
        return piece[0] if strings and piece[0].startswith('"') else " "

    return _PIECES.sub(left, text)


def forbidden(files: dict[str, str]) -> str | None:
    """What stands in a design that can't be synthesized, or leads out of it; None if nothing does."""
    for path, text in files.items():
        for include in re.finditer(r"`\s*include\b(.*)", stripped(text, strings=True)):
            named = re.match(r'\s*"([\w./-]+)"', include[1])
            if not named or named[1].startswith("/") or ".." in named[1]:
                return f"{path} includes {include[1].strip()[:40]}"
        if re.search(r'`\s*[\\"]', stripped(text, strings=True)):
            return f"{path} has a quote in a macro"
        code = stripped(text)
        if re.search(r"\\(?!\r?\n)", code):
            return f"{path} has an escaped identifier"
        for task in re.finditer(r"\$\w*", code):
            if task[0] not in FUNCTIONS:
                return f"{path} uses {task[0]}"
        found = _FORBIDDEN.search(code)
        if found:
            return f"{path} uses {found[0]}"
    return None


def ports(files: dict[str, str]) -> list[str]:
    """The ports of the module core, in the order of their texts, without what they are made of."""
    headers = [header[1] for text in files.values() for header in _HEADER.finditer(stripped(text))]
    assert len(headers) == 1, f"{len(headers)} modules are called core"
    words = re.sub(r"\b(reg|wire|logic)\b", " ", headers[0])
    return sorted("".join(port.split()) for port in words.split(","))
