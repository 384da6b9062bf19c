# Messages
cat > examine/stages/s27_messages.py <<'END'
"""Messages in the users' mailboxes: `messages.csv`."""

import re
from email import message_from_bytes, policy
from email.utils import parseaddr, parsedate_to_datetime

from examine import report
from examine.stages.s03_files import iso


def run(case):
    case["messages"], rows = [], []
    for (volume, path), data in case["read"].items():
        if volume != 1 or not path.startswith("/var/mail/"):
            continue
        for part in re.split(rb"^From .*\n", data, flags=re.M)[1:]:
            message = message_from_bytes(part, policy=policy.default)
            user, when = path.removeprefix("/var/mail/"), iso(parsedate_to_datetime(message["Date"]).timestamp())
            sender, to = (parseaddr(str(message[name]))[1] for name in ("From", "To"))
            case["messages"].append((user, when, sender, to, message))
            rows.append((user, when, sender, to, str(message["Subject"])))
            case["events"].append((when, user, "message", f"{sender} to {to}"))
    report.write(case, "messages", ["user", "time", "from", "to", "subject"], rows)
END
