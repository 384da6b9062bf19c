# Attachments
cat > examine/stages/s28_attachments.py <<'END'
"""What came with messages: `attachments.csv`."""

import hashlib

from examine import report


def run(case):
    rows = []
    for user, when, _, _, message in case["messages"]:
        for part in message.iter_attachments():
            data = part.get_payload(decode=True)
            rows.append((user, when, part.get_filename(), hashlib.sha256(data).hexdigest()))
    report.write(case, "attachments", ["user", "time", "name", "sha256"], rows)
END
