# Services of the day
cat > transit/stages/s02_services.py <<'END'
"""What runs on the day and on the one before: `services.csv`."""

from datetime import date, timedelta

from transit import files
from transit.calendars import running


def run(plan):
    calendar, exceptions = files.read(plan, "calendar"), files.read(plan, "calendar_dates")
    plan["day"] = date.fromisoformat(plan["rules"]["day"])
    plan["services"], rows = {}, []
    for day in (plan["day"] - timedelta(1), plan["day"]):
        plan["services"][day] = running(day, calendar, exceptions)
        for service in plan["services"][day]:
            rows.append((day, service, sum(row["service_id"] == service for row in plan["trips"].values())))
    files.write(plan, "services", ["date", "service", "trips"], rows)
END
