# Accounts
cat > examine/stages/s14_accounts.py <<'END'
"""Accounts and the state of their passwords: `accounts.csv`."""

from datetime import UTC, datetime

from examine import report

KINDS = {"$1$": "md5", "$5$": "sha256", "$6$": "sha512", "$y$": "yescrypt"}


def state(secret):
    if not secret:
        return "empty"
    if secret == "*":
        return "none"
    return "locked" if secret.startswith("!") else KINDS.get(secret[:3], "unknown")


def run(case):
    shadow = {line.split(":")[0]: line.split(":") for line in case["text"]("/etc/shadow").splitlines()}
    case["accounts"], rows = {}, []
    for line in case["text"]("/etc/passwd").splitlines():
        user, _, uid, _, _, home, shell = line.split(":")
        case["accounts"][user] = (int(uid), home)
        day = datetime.fromtimestamp(86400 * int(shadow[user][2]), UTC)
        rows.append((user, uid, home, shell, state(shadow[user][1]), f"{day:%Y-%m-%d}"))
    report.write(case, "accounts", ["user", "uid", "home", "shell", "password", "changed"], rows)
END
