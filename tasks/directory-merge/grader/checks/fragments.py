"""slapd.conf of an artifact, put together as `assemble.py` does, and what its fragments must not say."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType
from typing import Any

_BARRED = re.compile(r"(moduleload|modulepath|include)", re.IGNORECASE)


def given(pristine: Path) -> ModuleType:
    """The given `assemble.py`, which is ours."""
    spec = importlib.util.spec_from_file_location("given_assemble", pristine / "assemble.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(pristine / "assemble.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def assembled(artifact: Any, parts: Any) -> str:
    """The whole text, each byte a character.

    Args:
        artifact: the work.
        parts: of the given `assemble.py`: what is given, and the pattern of what follows.
    """
    text = ""
    for head, pattern in parts:
        paths = sorted(artifact.glob(pattern))
        if paths or not head.startswith("overlay "):
            text += head
        for path in paths:
            text += f"# {path}\n{artifact.bytes(path).decode('latin-1').rstrip()}\n"
    return text


def barred(text: str) -> list[str]:
    """Directives of a fragment that load something. slapd joins lines that begin with a space, and takes off quotes."""
    lines = re.sub(r"\r?\n[ \t]", "", "\n" + text).split("\n")
    plain = [re.sub(r"[\s\"'\\]", "", line) for line in lines]
    return [line[:60] for line in plain if _BARRED.match(line)]
