"""What came in: `inputs.csv`, and the two days."""

from datetime import date

from desk import files

NAMES = ["buckets", "calendars", "conventions", "desk", "fixings", "holidays", "limits", "quotes", "trades"]


def run(desk):
    desk["settings"] = {row["name"]: row["value"] for row in files.read(desk, "desk")}
    desk["days"] = [date.fromisoformat(desk["settings"][name]) for name in ("yesterday", "today")]
    files.write(desk, "inputs", ["file", "rows"], [(name, len(files.read(desk, name))) for name in NAMES])
