"""Make the workspace of this task: the pinned library with the bodies of the listed functions taken out.

Signatures, decorators and docstrings stay. A body becomes one line that names its function, so the text
is unique in its file and each can be put back by itself, in any order. Only the standard library is used:
the same file runs while the agent's image is built and while the reference is made.
"""

from __future__ import annotations

import argparse
import ast
import json
import shutil
import sys
import tarfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Body:
    """Where a function's body stands: lines `first` to `last` of its file, counted from 1, docstring left out."""

    name: str
    first: int
    last: int
    indent: str

    def stub(self) -> str:
        """The line that stands for the body, without its line end."""
        return f'{self.indent}raise NotImplementedError("{self.name}")'


def listed(path: Path) -> dict[str, list[str]]:
    """Milestone -> its functions, in the order in which the reference restores them.

    Of a rung only the milestones in `milestones.json` beside `path`.
    """
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    groups: dict[str, list[str]] = {group["id"]: group["functions"] for group in table["group"]}
    rung = path.with_name("milestones.json")
    if rung.is_file():
        groups = {name: groups[name] for name in json.loads(rung.read_text(encoding="utf-8"))}
    names = [name for names in groups.values() for name in names]
    if len(set(names)) != len(names):
        raise SystemExit(f"{path}: a function is listed twice")
    return groups


def module_file(root: Path, name: str) -> Path:
    """The file below `root` that defines the function of that dotted name."""
    parts = name.split(".")
    for end in range(len(parts) - 1, 0, -1):
        path = root.joinpath(*parts[:end]).with_suffix(".py")
        if path.is_file():
            return path
    raise SystemExit(f"{name}: no module of that name below {root}")


def definitions(tree: ast.Module, module: str) -> Iterator[tuple[str, Function]]:
    """Functions of a module and of its classes, not those inside functions, with their dotted names."""
    queue: list[tuple[str, ast.stmt]] = [(module, node) for node in tree.body]
    while queue:
        scope, node = queue.pop(0)
        if isinstance(node, Function):
            yield f"{scope}.{node.name}", node
        elif isinstance(node, ast.ClassDef):
            queue += [(f"{scope}.{node.name}", child) for child in node.body]
        elif isinstance(node, ast.If):
            queue += [(scope, child) for child in node.body + node.orelse]


def bodies(text: str, module: str) -> dict[str, Body]:
    """The bodies of a module that can be taken out: of a name defined twice (`overload`) only the last."""
    lines = text.splitlines()
    found: dict[str, Body] = {}
    for name, node in definitions(ast.parse(text), module):
        statements = node.body
        if ast.get_docstring(node, clean=False) is not None:
            statements = statements[1:]
        if not statements or statements[0].lineno == node.lineno:
            continue
        first, last = statements[0].lineno, node.end_lineno or statements[-1].lineno
        indent = " " * statements[0].col_offset
        while not lines[first - 2].strip() or lines[first - 2].lstrip().startswith("#"):
            first -= 1
        found[name] = Body(name, first, last, indent)
    return found


def unpack(sdist: Path, package: str, out: Path) -> None:
    """Write `package` of the source archive and its licence below `out`; tests, docs and metadata stay behind."""
    with tarfile.open(sdist) as archive:
        for member in archive.getmembers():
            path = Path(*Path(member.name).parts[1:])
            if not member.isfile() or not (path.parts[0] == package or path == Path("LICENSE")):
                continue
            stream = archive.extractfile(member)
            if stream is None:
                raise SystemExit(f"{sdist}: {member.name} can't be read")
            target = out / path
            target.parent.mkdir(parents=True, exist_ok=True)
            with stream, target.open("wb") as file:
                shutil.copyfileobj(stream, file)


def take_out(root: Path, names: list[str]) -> dict[str, tuple[Path, str, str]]:
    """Replace the bodies of `names` below `root`.

    Returns:
        name -> its file relative to `root`, the stub, and the text that the stub replaced, both without the last
        line end.
    """
    taken: dict[str, tuple[Path, str, str]] = {}
    by_file: dict[Path, list[str]] = {}
    for name in names:
        by_file.setdefault(module_file(root, name), []).append(name)
    for path, wanted in by_file.items():
        relative = path.relative_to(root)
        text = path.read_text(encoding="utf-8")
        known = bodies(text, ".".join(relative.with_suffix("").parts))
        missing = [name for name in wanted if name not in known]
        if missing:
            raise SystemExit(f"{relative}: has no body that could be taken out: {', '.join(missing)}")
        lines = text.splitlines()
        for body in sorted((known[name] for name in wanted), key=lambda body: body.first, reverse=True):
            original = "\n".join(lines[body.first - 1 : body.last])
            lines[body.first - 1 : body.last] = [body.stub()]
            taken[body.name] = (relative, body.stub(), original)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return taken


def main() -> int:
    """`strip.py SDIST FUNCTIONS OUT [--whole]`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sdist", type=Path)
    parser.add_argument("functions", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--whole", action="store_true", help="unpack only; take nothing out")
    arguments = parser.parse_args()
    unpack(arguments.sdist, "tomlkit", arguments.out)
    if not arguments.whole:
        names = [name for group in listed(arguments.functions).values() for name in group]
        take_out(arguments.out, names)
        print(f"took out {len(names)} bodies")
    return 0


if __name__ == "__main__":
    sys.exit(main())
