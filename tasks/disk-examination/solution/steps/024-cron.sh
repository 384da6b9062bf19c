# Jobs
cat > examine/stages/s22_cron.py <<'END'
"""Jobs that start by themselves: `cron.csv`."""

import re

from examine import report

SPOOL = "/var/spool/cron/crontabs/"


def run(case):
    rows = []
    for volume, path in case["read"]:
        if volume != 1 or not (path == "/etc/crontab" or path.startswith(("/etc/cron.d/", SPOOL))):
            continue
        for line in case["text"](path).splitlines():
            words = line.split()
            if not words or words[0].startswith("#") or re.match(r"\w+\s*=", line):
                continue
            count = 1 if words[0].startswith("@") else 5
            own = path.startswith(SPOOL)
            parts = line.split(None, count if own else count + 1)
            user = path.removeprefix(SPOOL) if own else parts[count]
            rows.append((path, " ".join(parts[:count]), user, parts[-1]))
    report.write(case, "cron", ["source", "schedule", "user", "command"], rows)
END
