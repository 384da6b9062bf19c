"""What a Dockerfile installs with apt-get in the image that it leaves: the packages that a task has to pin."""

import re
import shlex

_FROM = re.compile(r"(?i)^FROM\s+(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?\s*$")
_INSTALL = re.compile(r"apt-get\b(?:\s+-\S+)*\s+install\b")
_VALUED = {"-o", "--option", "-t", "--target-release", "-c", "--config-file"}
"""Options of apt-get whose value is a word of its own."""


def installed(text: str) -> dict[str, int]:
    """Package -> the line (from 1) of the instruction that installs it, in the last stage and those it is built on."""
    stages: list[tuple[str, str, dict[str, int]]] = []
    for line, instruction in _instructions(text):
        start = _FROM.match(instruction)
        if start:
            stages.append((start[2] or "", start[1], {}))
        elif stages and instruction.upper().startswith("RUN"):
            stages[-1][2].update(dict.fromkeys(_packages(instruction), line))
    found: dict[str, int] = {}
    wanted = len(stages) - 1
    while wanted >= 0:
        _, base, packages = stages[wanted]
        found |= packages
        wanted = next((number for number in reversed(range(wanted)) if stages[number][0] == base), -1)
    return found


def _instructions(text: str) -> list[tuple[int, str]]:
    """Each instruction with its line, continued lines joined and comments left out."""
    found: list[tuple[int, str]] = []
    parts: list[str] = []
    began = 0
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip().startswith("#") or (not line.strip() and not parts):
            continue
        began = began if parts else number
        parts.append(line.rstrip().removesuffix("\\"))
        if not line.rstrip().endswith("\\"):
            found.append((began, " ".join(parts).strip()))
            parts = []
    return found


def _packages(instruction: str) -> list[str]:
    found: list[str] = []
    for command in re.split(r"&&|\|\||;", instruction):
        install = _INSTALL.search(command)
        words = iter(shlex.split(command[install.end() :]) if install else ())
        for word in words:
            if word in _VALUED:
                next(words, None)
            elif not word.startswith("-"):
                found.append(re.split("[=/:]", word)[0])
    return found
