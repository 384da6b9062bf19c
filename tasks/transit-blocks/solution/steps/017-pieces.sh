# Pieces of work
cat > transit/stages/s08_pieces.py <<'END'
"""Pieces of work: `pieces.csv`."""

from types import SimpleNamespace

from transit import files
from transit.pieces import cut
from transit.times import text


def run(plan):
    rules, plan["pieces"], rows = plan["rules"], [], []
    relief, longest = set(rules["relief"].split()), int(rules["max_piece"])
    for block, done in plan["blocks"].items():
        for number, (first, last) in enumerate(cut(done, relief, longest), 1):
            mine = done[first : last + 1]
            drive = sum(end - start for what, _, _, _, start, end in mine if what != "wait")
            piece = SimpleNamespace(name=f"{block}/{number}", block=block, start=mine[0][4], end=mine[-1][5], drive=drive)
            plan["pieces"].append(piece)
            rows.append((piece.name, first + 1, last + 1, text(piece.start), text(piece.end), drive))
    files.write(plan, "pieces", ["piece", "first", "last", "start", "end", "drive"], rows)
END
