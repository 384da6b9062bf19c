# Failed attempts
cat > examine/stages/s17_failures.py <<'END'
"""From where it was tried: `failures.csv`."""

from examine import report
from examine.stages.s03_files import iso
from examine.stages.s16_sessions import records


def run(case):
    tries = {}
    for _, _, user, host, when in records(case["read"][1, "/var/log/btmp"]):
        tries.setdefault(host, []).append((when, user))
        case["events"].append((iso(when), user, "failure", host))
    rows = []
    for host, found in tries.items():
        rows.append((host, len(found), len({user for _, user in found}), iso(min(found)[0]), iso(max(found)[0])))
    report.write(case, "failures", ["host", "attempts", "users", "first", "last"], rows)
END
