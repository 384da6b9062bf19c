# USB devices
cat > examine/stages/s19_usb.py <<'END'
"""USB devices, from when until when: `usb.csv`."""

import re

from examine import report
from examine.logs import lines


def run(case):
    here, rows = {}, []

    def leave(port, when):
        device = here.pop(port)
        rows.append((device["serial"], device["product"], device["when"], when))
        case["events"].append((device["when"], "", "attached", device["serial"]))
        if when:
            case["events"].append((when, "", "detached", device["serial"]))

    for when, line in lines(case, "/var/log/kern.log"):
        found = re.search(r"usb (\S+): (.*)", line)
        if not found:
            continue
        port, told = found.groups()
        if told.startswith("new "):
            here[port] = {"when": when, "serial": "", "product": ""}
        elif told.startswith("Product: "):
            here[port]["product"] = told.removeprefix("Product: ")
        elif told.startswith("SerialNumber: "):
            here[port]["serial"] = told.removeprefix("SerialNumber: ")
        elif told.startswith("USB disconnect") and port in here:
            leave(port, when)
    for port in list(here):
        leave(port, "")
    report.write(case, "usb", ["serial", "product", "attached", "detached"], rows)
END
