# Journeys
cat > transit/stages/s15_journeys.py <<'END'
"""When passengers arrive: `journeys.csv`."""

from transit import files
from transit.rounds import arrival
from transit.times import seconds, text
from transit.walks import known


def run(plan):
    rules, plan["journeys"], rows = plan["rules"], {}, []
    default, most = int(rules["change"]), int(rules["max_rides"])
    changes, walks = known(files.read(plan, "transfers"), default)
    for row in files.read(plan, "queries"):
        for variant, runs in plan["network"].items():
            asked = row["from_stop_id"], row["to_stop_id"], seconds(row["time"])
            found = plan["journeys"][row["query"], variant] = arrival(runs, changes, walks, default, most, *asked)
            rows.append((row["query"], variant, *((text(found[0]), found[1]) if found else ("", ""))))
    files.write(plan, "journeys", ["query", "variant", "arrival", "rides"], rows)
END
