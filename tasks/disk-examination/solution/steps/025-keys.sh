# Keys
cat > examine/stages/s23_keys.py <<'END'
"""Keys that may log in, by their fingerprints: `keys.csv`."""

import base64
import hashlib
import re

from examine import report

KEY = re.compile(r"^(?:(.*)\s)?((?:ssh|ecdsa)-\S+) (AAAA\S+)(?: (.*))?$")


def run(case):
    rows = []
    for user, (_, home) in case["accounts"].items():
        data = case["read"].get((1, f"{home}/.ssh/authorized_keys"), b"").decode("utf-8", "replace")
        for line in data.splitlines():
            found = KEY.match(line.strip())
            if found and not line.startswith("#"):
                options, kind, blob, comment = found.groups()
                told = base64.b64encode(hashlib.sha256(base64.b64decode(blob)).digest()).decode().rstrip("=")
                rows.append((user, kind, "SHA256:" + told, comment or "", options or ""))
    report.write(case, "keys", ["user", "type", "fingerprint", "comment", "options"], rows)
END
