"""What came in: `feed.csv`, and the rules."""

from transit import files

NAMES = ["calendar", "calendar_dates", "deadheads", "frequencies", "queries", "routes", "rules", "stop_times", "stops", "transfers", "trips"]  # fmt: skip


def run(plan):
    plan["rules"] = {row["name"]: row["value"] for row in files.read(plan, "rules")}
    files.write(plan, "feed", ["file", "rows"], [(name, len(files.read(plan, name))) for name in NAMES])
