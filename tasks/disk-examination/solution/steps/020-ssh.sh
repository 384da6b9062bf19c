# Logins over the network
cat > examine/stages/s18_ssh.py <<'END'
"""Who came in over the network: `ssh.csv`."""

import re

from examine import report
from examine.logs import lines

ACCEPTED = re.compile(r"sshd\[\d+\]: Accepted (\S+) for (\S+) from (\S+) port \d+ ssh2(?:: \S+ (\S+))?")


def run(case):
    rows = []
    for when, line in lines(case, "/var/log/auth.log"):
        found = ACCEPTED.search(line)
        if found:
            method, user, address, print_ = found.groups()
            rows.append((when, user, address, method, print_ or ""))
            case["events"].append((when, user, "ssh", address))
    report.write(case, "ssh", ["time", "user", "address", "method", "key"], rows)
END
