# Dangerous modes
cat > examine/stages/s08_permissions.py <<'END'
"""Files that may do more than they should: `permissions.csv`."""

from examine import report

DANGERS = {0o4000: "setuid", 0o2000: "setgid", 0o2: "world-writable"}


def run(case):
    rows = [
        (e.volume, e.path, f"{e.mode:04o}", why) for e in case["files"] for bit, why in DANGERS.items() if e.mode & bit
    ]
    report.write(case, "permissions", ["volume", "path", "mode", "why"], rows)
END
