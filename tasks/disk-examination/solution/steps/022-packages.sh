# Packages
cat > examine/stages/s20_packages.py <<'END'
"""Packages that came, changed and went: `packages.csv`."""

from datetime import UTC, datetime

from examine import report
from examine.stages.s03_files import iso


def run(case):
    rows = []
    for line in case["text"]("/var/log/dpkg.log").splitlines():
        day, time, action, package, *versions = line.split()
        if action in ("install", "upgrade", "remove", "purge"):
            local = datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=UTC).timestamp()
            when, name = iso(local - 3600 * case["offset"]), package.partition(":")[0]
            rows.append((when, action, name, *("" if version == "<none>" else version for version in versions)))
            case["events"].append((when, "root", action, name))
    report.write(case, "packages", ["time", "action", "package", "old", "new"], rows)
END
