"""Names the tasks that a change must prove: those whose files it touches, and a fixed sample of the suite.

A change of the graders or of the prover itself may break any task; the sample is for those.

    python script/changed_tasks.py [BASE]     BASE: the commit to compare with

A proof takes as long as a task is: the shortest are named first, up to PROVE_STEPS required steps (environment;
default 200) together. The rest are told of: `script/validate tasks` proves everything.
"""

import itertools
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ("claims-reserving", "claims-reserving-impossible")
"""Small tasks that are always proven: one that can be done, and one that can't."""


def touched(root: Path, paths: Iterable[str]) -> list[str]:
    """The tasks that any of the paths belongs to: as its own file, its whole task's, or its shared recipe's."""
    folders = {tuple(Path(path).parts[1:4]) for path in paths if path.startswith("tasks/")}
    own = {parts[0] for parts in folders}
    # An author's tools are in no image.
    recipes = {parts[1] for parts in folders if parts[0] == "_recipes" and len(parts) > 2 and parts[2] != "author"}
    bases = {path.parent.name: tomllib.loads(path.read_text(encoding="utf-8")).get("on")
             for path in (root / "tasks" / "_recipes").glob("*/recipe.toml")}  # fmt: skip
    while more := {name for name, base in bases.items() if base in recipes} - recipes:
        recipes |= more
    tables = _tables(root)
    whole = {name for name, table in tables.items() if name in own or table.get("recipe") in recipes}
    return sorted(name for name, table in tables.items() if name in whole or table.get("rung_of") in whole)


def affordable(root: Path, names: Iterable[str], steps: int) -> tuple[list[str], list[str]]:
    """The shortest of the tasks, whose required steps add up to no more than `steps`; and the others."""
    tables = _tables(root)
    lengths = {name: tables[name].get("required_steps", 0) for name in names}
    ordered = sorted(lengths, key=lambda name: (lengths[name], name))
    sums = itertools.accumulate(lengths[name] for name in ordered)
    count = sum(total <= steps for total in sums)
    return ordered[:count], ordered[count:]


def changed(root: Path, base: str) -> list[str]:
    """Paths that differ from the commit `base`: committed, not yet committed, or not yet known to git."""
    tracked = _git(root, "diff", "--name-only", "-z", base)
    return [*tracked, *_git(root, "ls-files", "--others", "--exclude-standard", "-z")]


def default_base(root: Path) -> str:
    """Where the branch left the main one; the commit before, if there is no other; the empty tree in a new repository."""
    for other in (os.environ.get("CI_BASE", ""), "origin/HEAD", "origin/main"):
        found = _git(root, "merge-base", "HEAD", other, check=False) if other else []
        if found and found != _git(root, "rev-parse", "HEAD"):
            return found[0].strip()
    before = _git(root, "rev-parse", "--verify", "--quiet", "HEAD~1", check=False)
    return before[0].strip() if before else "4b825dc642cb6eb9a060e54bf8d69288fbee4904"


def _tables(root: Path) -> dict[str, dict[str, Any]]:
    paths = sorted((root / "tasks").glob("*/task.toml"))
    return {path.parent.name: tomllib.loads(path.read_text(encoding="utf-8")) for path in paths}


def _git(root: Path, *arguments: str, check: bool = True) -> list[str]:
    done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=check)
    return list(filter(None, done.stdout.split("\0"))) if done.returncode == 0 else []


def main() -> int:
    """Print the names, one a line."""
    base = sys.argv[1] if len(sys.argv) > 1 else default_base(ROOT)
    steps = os.environ.get("PROVE_STEPS", "200")
    if not steps.isdecimal():
        print(f"changed_tasks: PROVE_STEPS: {steps!r} is no number of steps; unset it, or name one", file=sys.stderr)
        return 2
    found = [name for name in touched(ROOT, changed(ROOT, base)) if name not in SAMPLE]
    short, rest = affordable(ROOT, found, int(steps))
    print("\n".join([*SAMPLE, *short]))
    if rest:
        said = "changed, too, and too long to be proven here"
        print(f"{said}: {', '.join(rest)}; bench check task NAME --prove proves one", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
