# Administrators
cat > examine/stages/s15_admins.py <<'END'
"""Who may do everything, and why: `admins.csv`."""

import re

from examine import report


def run(case):
    rows = [(user, "uid") for user, (uid, _) in case["accounts"].items() if uid == 0]
    for line in case["text"]("/etc/group").splitlines():
        name, _, _, members = line.split(":")
        if name == "sudo":
            rows += [(user, "group") for user in members.split(",") if user]
    for volume, path in case["read"]:
        if volume == 1 and (path == "/etc/sudoers" or path.startswith("/etc/sudoers.d/")):
            for user in re.findall(r"^([a-z][\w-]*)\s+\w+=", case["text"](path), re.M):
                rows.append((user, "sudoers"))
    report.write(case, "admins", ["user", "why"], rows)
END
