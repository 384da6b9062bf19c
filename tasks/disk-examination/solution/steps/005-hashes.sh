# Hashes
cat > examine/stages/s04_hashes.py <<'END'
"""What files hold: `hashes.csv`."""

import hashlib

from examine import report


def run(case):
    case["hashes"] = {key: hashlib.sha256(data).hexdigest() for key, data in case["read"].items()}
    report.write(case, "hashes", ["volume", "path", "sha256"], [(*key, told) for key, told in case["hashes"].items()])
END
