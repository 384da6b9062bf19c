# Times of packets
cat > ground/stages/s11_times.py <<'END'
"""When packets were made: `times.csv`."""

from ground import report
from ground.stages.s10_clock import obt


def run(contact):
    contact["timed"] = [(contact["when"](obt(data)), apid, number, data[6:]) for _, apid, number, data, _ in contact["packets"]]
    rows = [(apid, number, f"{when:.3f}") for when, apid, number, _ in contact["timed"]]
    report.write(contact, "times", ["apid", "number", "time"], rows)
END
