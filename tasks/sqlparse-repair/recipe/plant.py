"""Plants the faults of faults.json in the pinned release, and knows the edit that repairs each of them.

python3 plant.py SDIST TARGET      leaves TARGET/sqlparse (damaged), TARGET/LICENSE and TARGET/AUTHORS
"""

import io
import json
import sys
import tarfile
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import mutate

FAULTS = Path(__file__).with_name("faults.json")


@dataclass(frozen=True)
class Planned:
    """One fault and its repair: `old` becomes `new`, once, in `path`."""

    milestone: str
    path: str
    function: str
    old: str
    new: str


def release(sdist: Path) -> dict[str, str]:
    """The package's modules and legal notices in the sdist: path -> text."""
    found = {}
    with tarfile.open(sdist) as archive:
        for member in archive:
            path = PurePosixPath(*PurePosixPath(member.name).parts[1:])
            wanted = (path.parts[:1] == ("sqlparse",) and path.suffix == ".py") or str(path) in ("LICENSE", "AUTHORS")
            if member.isfile() and wanted:
                found[str(path)] = io.TextIOWrapper(archive.extractfile(member), "utf-8", newline="").read()
    return found


def load(path: Path = FAULTS) -> list[dict]:
    """The faults in the order of their repair."""
    return json.loads(path.read_text(encoding="utf-8"))


def damaged(texts: dict[str, str], faults: list[dict], only: Collection[int] | None = None) -> dict[str, str]:
    """The modules with the faults planted, or with those whose numbers are in `only`."""
    result = dict(texts)
    for module in sorted({fault["module"] for fault in faults}):
        source = mutate.Source(texts[module])
        replacements = []
        for number, fault in enumerate(faults):
            if fault["module"] == module and (only is None or number in only):
                replacements += mutate.edits(source, _fault(fault))
        result[module] = mutate.apply(texts[module], replacements)
    return result


def _fault(entry: dict) -> mutate.Fault:
    return mutate.Fault(entry["module"], entry["node"], entry["index"], entry["operator"], entry.get("argument"))


class _Module:
    """A module's lines, and which of them each fault touches."""

    def __init__(self, text: str, faults: dict[int, dict]) -> None:
        self.source = mutate.Source(text)
        self.lines = text.splitlines(keepends=True)
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line))
        self.regions: dict[int, tuple[int, int]] = {}
        self.bad: dict[int, str] = {}
        self.functions: dict[int, str] = {}
        for number, entry in faults.items():
            fault = _fault(entry)
            made = mutate.edits(self.source, fault)
            first = self._line(min(start for start, _, _ in made))
            last = self._line(max(end for _, end, _ in made) - 1)
            begin = self.starts[first]
            text = "".join(self.lines[first : last + 1])
            self.regions[number] = first, last + 1
            self.bad[number] = mutate.apply(text, [(start - begin, end - begin, new) for start, end, new in made])
            self.functions[number] = self.source.functions[self.source.nodes[fault.node][fault.index]]

    def _line(self, offset: int) -> int:
        return next(i for i, start in enumerate(self.starts) if offset < start) - 1

    def text(self, planted: Collection[int]) -> str:
        lines = list(self.lines)
        for number in sorted(planted, key=lambda n: self.regions[n], reverse=True):
            first, end = self.regions[number]
            lines[first:end] = [self.bad[number]]
        return "".join(lines)

    def repair(self, number: int) -> tuple[str, str]:
        """`old` and `new`, with as much context as makes `old` unique whatever else is planted."""
        first, end = self.regions[number]
        taken = {line for other, (a, b) in self.regions.items() if other != number for line in range(a, b)}
        everything = set(self.regions)
        before, after = 0, 0
        while True:
            head = "".join(self.lines[first - before : first])
            tail = "".join(self.lines[end : end + after])
            old, new = head + self.bad[number] + tail, head + "".join(self.lines[first:end]) + tail
            states = ({number}, everything, everything - {number}, set())
            if [self.text(state).count(old) for state in states] == [1, 1, 0, 0]:
                return old, new
            grown = False
            if first - before - 1 >= 0 and first - before - 1 not in taken:
                before, grown = before + 1, True
            if end + after < len(self.lines) and end + after not in taken:
                after, grown = after + 1, True
            if not grown or before > 20:
                raise ValueError(f"fault {number}: its repair cannot be told apart from its neighbours")


def plan(texts: dict[str, str], faults: list[dict]) -> list[Planned]:
    """The repairs, one a fault, in order.

    Raises:
        ValueError: two faults share a line, or a repair would not be unique.
    """
    modules = {}
    for module in {fault["module"] for fault in faults}:
        modules[module] = _Module(texts[module], {i: f for i, f in enumerate(faults) if f["module"] == module})
    planned = []
    for number, fault in enumerate(faults):
        module = modules[fault["module"]]
        old, new = module.repair(number)
        planned.append(Planned(fault["milestone"], fault["module"], module.functions[number], old, new))
    return planned


def write(texts: dict[str, str], target: Path) -> None:
    """Write modules below `target`."""
    for path, text in texts.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_text(text, encoding="utf-8", newline="")


if __name__ == "__main__":
    pristine = release(Path(sys.argv[1]))
    write(damaged(pristine, load()), Path(sys.argv[2]))
