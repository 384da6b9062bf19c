"""Take the bodies of functions out of a Python package, so that each can be put back by itself and in any order.

Signatures, decorators and docstrings stay. A body becomes a line that names its function, and a generator stays a
generator: it fails when it is first asked, not when it is called. Only the standard library is used.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Function = ast.FunctionDef | ast.AsyncFunctionDef

LONGEST = 60
"""Changed lines of one edit."""


@dataclass(frozen=True)
class Body:
    """Where a function's body stands: lines `first` to `last` of its file, counted from 1, docstring left out.

    `code` is the line of its first statement; the lines from `first` to it are comments and blanks.
    """

    name: str
    first: int
    code: int
    last: int
    indent: str
    generator: bool
    trivial: bool

    def stub(self) -> str:
        """The text that stands for the body, without its line end."""
        text = f'{self.indent}raise NotImplementedError("{self.name}")'
        return f"{text}\n{self.indent}yield" if self.generator else text

    def changed(self) -> int:
        """Lines that putting it back changes."""
        return self.last - self.first + 1 + self.stub().count("\n") + 1


def lines_of(text: str) -> list[str]:
    """Lines as the parser counts them: only a line feed ends one."""
    return text.split("\n")


def module_name(path: Path) -> str:
    """The dotted name of a module from its path below the root; a package's is that of its folder."""
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def module_file(root: Path, name: str) -> Path:
    """The file below `root` that defines the function of that dotted name."""
    parts = name.split(".")
    for end in range(len(parts) - 1, 0, -1):
        stem = root.joinpath(*parts[:end])
        for path in (stem.with_suffix(".py"), stem / "__init__.py"):
            if path.is_file():
                return path
    raise SystemExit(f"{name}: no module of that name below {root}")


def bodies(text: str, module: str) -> dict[str, Body]:
    """The bodies of a module that can be taken out: not of names defined twice, nor of functions on one line."""
    lines = lines_of(text)
    found: dict[str, Body] = {}
    seen: Counter[str] = Counter()
    for name, node in _definitions(ast.parse(text), module):
        seen[name] += 1
        statements = node.body
        if ast.get_docstring(node, clean=False) is not None:
            statements = statements[1:]
        if not statements or statements[0].lineno == node.lineno:
            continue
        # A nested function begins with its decorators.
        decorators: list[ast.expr] = getattr(statements[0], "decorator_list", [])
        code = min(node.lineno for node in (statements[0], *decorators))
        last = statements[-1].end_lineno or 0
        first = code
        while not lines[first - 2].strip() or lines[first - 2].lstrip().startswith("#"):
            first -= 1
        before = lines[code - 1][: statements[0].col_offset]
        if before.strip() or (statements[0] is not node.body[0] and node.body[0].end_lineno == code):
            continue
        found[name] = Body(name, first, code, last, before, _is_generator(node), _is_trivial(statements))
    return {name: body for name, body in found.items() if seen[name] == 1}


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
        known = bodies(text, module_name(relative))
        missing = [name for name in wanted if name not in known]
        if missing:
            raise SystemExit(f"{relative}: has no body that could be taken out: {', '.join(missing)}")
        lines = lines_of(text)
        for body in sorted((known[name] for name in wanted), key=lambda body: body.first, reverse=True):
            original = "\n".join(lines[body.first - 1 : body.last])
            lines[body.first - 1 : body.last] = [body.stub()]
            taken[body.name] = (relative, body.stub(), original)
        path.write_text("\n".join(lines), encoding="utf-8")
    return taken


def _definitions(tree: ast.Module, module: str) -> Iterator[tuple[str, Function]]:
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


def _is_generator(function: Function) -> bool:
    queue: list[ast.AST] = list(function.body)
    while queue:
        node = queue.pop()
        if isinstance(node, ast.Yield | ast.YieldFrom):
            return True
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef):
            queue += ast.iter_child_nodes(node)
    return False


def _is_trivial(statements: list[ast.stmt]) -> bool:
    """Whether nothing is lost without it: it does nothing, or says that it isn't implemented."""
    only = statements[0]
    if len(statements) > 1:
        return False
    raises = isinstance(only, ast.Raise) and "NotImplementedError" in ast.unparse(only)
    return raises or isinstance(only, ast.Pass) or (isinstance(only, ast.Expr) and isinstance(only.value, ast.Constant))
