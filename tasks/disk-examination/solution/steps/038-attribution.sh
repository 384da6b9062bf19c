# Who was there
cat > examine/stages/s35_attribution.py <<'END'
"""Who was logged in when a file was deleted, and the last command that one of them gave: `attribution.csv`."""

from examine import report
from examine.stages.s03_files import iso


def run(case):
    rows = []
    for volume, path, when in case["deleted"]:
        present = sorted(
            {user for user, login, end in case["sessions"] if iso(login) <= when and (end is None or when <= iso(end))}
        )
        given = [(at, text) for user in present for at, text in case["commands"].get(user, []) if iso(at) <= when]
        rows.append((volume, path, when, " ".join(present), max(given)[1] if given else ""))
    report.write(case, "attribution", ["volume", "path", "deleted", "present", "command"], rows)
END
