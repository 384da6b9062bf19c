# Duties
cat > transit/stages/s09_duties.py <<'END'
"""The drivers' duties: `duties.csv`."""

from transit import files
from transit.pairs import paired
from transit.times import text


def run(plan):
    rules = plan["rules"]
    limits = (int(rules[name]) for name in ("min_break", "max_span", "max_drive"))
    plan["duties"], rows = {}, []
    for number, pieces in enumerate(paired(plan["pieces"], *limits), 1):
        name = f"D{number:03}"
        plan["duties"][name] = pieces
        start, end = pieces[0].start - int(rules["sign_on"]), pieces[-1].end + int(rules["sign_off"])
        second = pieces[1].name if len(pieces) == 2 else ""
        rows.append((name, pieces[0].name, second, text(start), text(end)))
    files.write(plan, "duties", ["duty", "first", "second", "start", "end"], rows)
END
