# Commands
cat > ground/stages/s22_commands.py <<'END'
"""What became of the commands that were sent: `commands.csv`."""

import csv

from ground import report

STAGES = {1: "accepted", 2: "started", 3: "completed", 7: "failed"}


def run(contact):
    reports, rows, contact["settings"] = {}, [], []
    for when, apid, _, data in contact["timed"]:
        if apid == 30:
            request, stage = int.from_bytes(data[:2], "big"), STAGES[data[2]]
            reports.setdefault(request, {})[stage] = when
            contact["timeline"].append((f"{when:.3f}", "command", f"{request} {stage}"))
    with (contact["folder"] / "commands.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            got, sent = reports.get(int(row["request"]), {}), float(row["sent"])
            status = next((stage for stage in ("failed", "completed", "started", "accepted") if stage in got), "none")
            ends = (got.get("accepted"), got.get("failed", got.get("completed")))
            delays = ("" if end is None else f"{end - sent:.3f}" for end in ends)
            rows.append((row["request"], row["name"], status, *delays))
            if "completed" in got:
                contact["settings"].append((got["completed"], row["name"]))
    report.write(contact, "commands", ["request", "name", "status", "accepted", "ended"], rows)
END
