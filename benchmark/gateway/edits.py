"""Edits as text: the SEARCH/REPLACE blocks by which a client without tools changes files.

A block stands below its file's path:

    path/to/file.py
    <<<<<<< SEARCH
    old lines
    =======
    new lines
    >>>>>>> REPLACE
"""

import re

from benchmark.gateway.neutral import Call
from benchmark.spec.action import Edit

_BLOCK = re.compile(
    r"^<{5,9} SEARCH>?[ \t]*\n(?P<old>.*?)^={5,9}[ \t]*\n(?P<new>.*?)^>{5,9} REPLACE[ \t]*$", re.MULTILINE | re.DOTALL
)


def edits_in(text: str) -> tuple[Call, ...]:
    """The edits of an answer, as calls of a tool `edit`."""
    found: list[Call] = []
    path, end = "", 0
    for number, block in enumerate(_BLOCK.finditer(text), 1):
        path = _path(text[end : block.start()]) or path
        end = block.end()
        found.append(Call.of(f"edit_{number}", "edit", {"path": path, "old": block["old"], "new": block["new"]}))
    return tuple(found)


def spell(edit: Edit, seen: str) -> str | None:
    """An edit as a block; None if it begins or ends within a line and the file can't be seen.

    Args:
        edit: what is to be changed.
        seen: what the client has shown of the project, the file's present text in it if possible.
    """
    old, new = edit.old, edit.new
    place = seen.rfind(old)
    if place >= 0:
        before = seen[seen.rfind("\n", 0, place) + 1 : place]
        end = seen.find("\n", place + len(old))
        after = "" if old.endswith("\n") else seen[place + len(old) : None if end < 0 else end]
        old, new = before + old + after, before + new + after
    elif not old.endswith("\n"):
        return None
    return f"{edit.path}\n```\n<<<<<<< SEARCH\n{_ended(old)}=======\n{_ended(new)}>>>>>>> REPLACE\n```\n"


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"


def _path(before: str) -> str:
    lines = [line.strip() for line in before.splitlines() if line.strip() and not line.strip().startswith("```")]
    return lines[-1].strip("`*# ").rstrip(":") if lines else ""
