# Opened with the passphrase
cat > examine/stages/s32_unlocked.py <<'END'
"""What archives hold, opened with the passphrase that lay in the slack: `unlocked.csv`."""

import hashlib

from examine import report


def run(case):
    secret = next(text.partition(": ")[2] for text in case["slack"] if text.startswith("passphrase: "))
    case["members"], rows = {}, []
    for (volume, path), archive in case["archives"].items():
        for name in archive.namelist():
            data = archive.read(name, pwd=secret.encode())
            case["members"][volume, path, name] = data
            rows.append((volume, path, name, hashlib.sha256(data).hexdigest()))
    report.write(case, "unlocked", ["volume", "path", "member", "sha256"], rows)
END
