# Messages
cat > ground/stages/s21_messages.py <<'END'
"""What the spacecraft had to say: `messages.csv`."""

import re

from ground import report


def latest(contact, name, when):
    """The last value at or before a time; None if there is none."""
    found = [value for at, value in contact["values"][name] if at <= when]
    return found[-1] if found else None


def run(contact):
    lines = [line.split(";", 2) for line in contact["contents"]["events.tab"].decode().splitlines()]
    events = {int(number): (severity, text) for number, severity, text in lines}
    contact["alarms"], rows = 0, []
    for when, apid, _, data in contact["timed"]:
        if apid == 20:
            severity, text = events[int.from_bytes(data[:2], "big")]

            def value(match, when=when):
                if match[1] == "LIMITS":
                    return str(sum(start <= when for start in contact["passings"]))
                found = latest(contact, match[1], when)
                return "?" if found is None else found if isinstance(found, str) else f"{found:.2f}"

            rows.append((f"{when:.3f}", severity, re.sub(r"\{(\w+)\}", value, text)))
            contact["timeline"].append((f"{when:.3f}", "message", severity))
            contact["alarms"] += severity == "alarm"
    report.write(contact, "messages", ["time", "severity", "text"], rows)
END
