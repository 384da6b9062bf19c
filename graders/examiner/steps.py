"""Makes a reference solution out of files that people can read: `solution/steps/NN-name.diff` and `.sh`, in order.

The first line is the action's title (behind `# ` in a script). The rest of a `.diff` is a unified diff, which the
action applies with `patch`; the rest of a `.sh` is what `bash -c` runs.

    python3 -m examiner.steps /grader/build/solution/steps /grader/reference.json
"""

import json
import sys
from pathlib import Path

MAX_CHANGED_LINES = 60
"""Of one action; as in benchmark/spec/action.py."""


def action(path: Path) -> dict[str, str]:
    """The action that a file describes.

    Raises:
        ValueError: it has no title, or changes too many lines.
    """
    title, _, rest = path.read_text(encoding="utf-8").partition("\n")
    title = title.removeprefix("# ").strip()
    if not title or not rest.strip():
        raise ValueError(f"{path}: begins with no title, or ends after it")
    if path.suffix == ".sh":
        return {"title": title, "command": rest}
    changed = [line for line in rest.splitlines() if line[:1] in "+-" and line[:4] not in ("+++ ", "--- ")]
    if len(changed) > MAX_CHANGED_LINES:
        raise ValueError(f"{path}: changes {len(changed)} lines; at most {MAX_CHANGED_LINES} are one action")
    end = "END_OF_DIFF"
    if end in rest:
        raise ValueError(f"{path}: contains {end}")
    return {"title": title, "command": f"patch -p1 --no-backup-if-mismatch <<'{end}'\n{rest.rstrip()}\n{end}"}


def reference(folder: Path) -> dict[str, list[dict[str, str]]]:
    """The whole reference, in the order of the files' names."""
    paths = sorted(path for path in folder.iterdir() if path.suffix in (".diff", ".sh"))
    if not paths:
        raise ValueError(f"{folder}: no steps")
    return {"actions": [action(path) for path in paths]}


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(json.dumps(reference(Path(sys.argv[1])), indent=1), encoding="utf-8")
