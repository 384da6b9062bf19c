"""Takes pieces out of a whole project, and tells the actions that put them back: `whole` text becomes `damaged` text.

    python3 pieces.py damage WHOLE TARGET     leaves the damaged project in TARGET
    python3 pieces.py actions                 prints the reference: one edit a piece, in order

Put material that you don't own into task.toml ([[materials]]) and unpack it here; never commit it.
"""

import json
import shutil
import sys
from pathlib import Path

PIECES = json.loads(Path(__file__).with_name("pieces.json").read_text(encoding="utf-8"))


def damage(whole: Path, target: Path) -> None:
    shutil.copytree(whole, target)
    for piece in PIECES:
        path = target / piece["path"]
        text = path.read_text(encoding="utf-8")
        if text.count(piece["whole"]) != 1:
            raise SystemExit(f"{piece['title']}: its text occurs {text.count(piece['whole'])} times, not once")
        path.write_text(text.replace(piece["whole"], piece["damaged"]), encoding="utf-8")


def actions() -> dict[str, list[dict[str, object]]]:
    edits = [{"path": p["path"], "old": p["damaged"], "new": p["whole"]} for p in PIECES]
    return {"actions": [{"title": p["title"], "edit": edit} for p, edit in zip(PIECES, edits, strict=True)]}


if __name__ == "__main__":
    if sys.argv[1] == "damage":
        damage(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        print(json.dumps(actions(), indent=1))
