# The report of the delivery
cat > desk/stages/s19_report.py <<'END'
"""Whether the delivery is as ordered: `report.csv`, `checksum.csv`."""

from hashlib import md5

from desk import quality
from desk.clock import told


def run(session):
    order, values = session.order, session.final.values
    correlation = quality.correlation(*session.programme)
    silence = quality.silence(session.programme, session.frame)
    duration = told(len(session.programme[0]) // session.frame)
    checks = {
        "loudness": (f"{values['integrated']:.3f}", abs(values["integrated"] - float(order["target"])) <= 0.5),
        "true_peak": (f"{values['true_peak']:.3f}", values["true_peak"] <= float(order["ceiling"]) + 0.1),
        "range": (f"{values['range']:.3f}", values["range"] <= float(order["max_range"])),
        "correlation": (f"{correlation:.3f}", correlation >= float(order["min_correlation"])),
        "silence": (silence, silence <= int(order["max_silence"])),
        "duration": (duration, duration == order["duration"]),
    }
    rows = [(name, value, "pass" if good else "fail") for name, (value, good) in checks.items()]
    session.table("report", "item,value,verdict", rows)
    rows = [(name.decode().rstrip(), md5(content).hexdigest()) for name, content in session.chunks]
    session.table("checksum", "id,md5", rows)
END
