# The computer
cat > examine/stages/s13_host.py <<'END'
"""Which computer this was: `host.csv`."""

import re

from examine import report


def run(case):
    def text(path):
        return case["read"][1, path].decode("utf-8", "replace")

    case["text"] = text
    # The sign of these names is that of POSIX: GMT-3 is three hours east of Greenwich.
    case["offset"] = -int(text("/etc/timezone").strip().removeprefix("Etc/GMT"))
    system = re.search(r'^PRETTY_NAME="?([^"\n]*)', text("/etc/os-release"), re.M)[1]
    rows = [("hostname", text("/etc/hostname").strip()), ("offset", case["offset"])]
    rows += [("machine", text("/etc/machine-id").strip()), ("system", system)]
    report.write(case, "host", ["name", "value"], rows)
END
