# Work, breaks and nights
cat > transit/stages/s10_work.py <<'END'
"""How long drivers work, and how much of it at night: `work.csv`."""

from transit import files
from transit.times import seconds

DAY = 86400


def run(plan):
    rules = plan["rules"]
    evening, morning = seconds(rules["night_from"]), seconds(rules["night_to"])
    plan["work"] = {}
    for duty, pieces in plan["duties"].items():
        work = sum(p.end - p.start for p in pieces) + int(rules["sign_on"]) + int(rules["sign_off"])
        pause = pieces[-1].start - pieces[0].end if len(pieces) == 2 else 0
        nights = [(0, morning), (evening, DAY + morning)]
        night = sum(max(0, min(p.end, b) - max(p.start, a)) for p in pieces for a, b in nights)
        plan["work"][duty] = work, pause, night
    files.write(plan, "work", ["duty", "work", "break", "night"], [(duty, *row) for duty, row in plan["work"].items()])
END
