# The clock
cat > ground/stages/s10_clock.py <<'END'
"""The spacecraft's clock against the station's: `clock.csv`."""

import statistics

from ground import report


def obt(data):
    """An on-board time in seconds."""
    return int.from_bytes(data[:6], "big") / 65536


def run(contact):
    lines = [line.split(";") for line in contact["contents"]["parameters.tab"].decode().splitlines()]
    contact["constants"] = {line[0]: [float(word) for word in line[1:]] for line in lines if len(line) < 7}
    [delay], pairs = contact["constants"]["delay"], []
    for vc, apid, _, data, position in contact["packets"]:
        if apid == 1:
            places = [place for place, channel, count, _, _ in contact["frames"]
                      if channel == vc and count == data[6] and place <= position]  # fmt: skip
            if places:
                pairs.append((obt(data[7:13]) - delay, places[-1] / contact["rate"]))
    base = pairs[0][0]
    xs, ys = [time - base for time, _ in pairs], [y for _, y in pairs]
    slope, start = statistics.linear_regression(xs, ys)
    worst = max(abs(start + slope * x - y) for x, y in zip(xs, ys))
    contact["when"] = lambda time: start + slope * (time - base)
    row = (len(pairs), f"{base:.6f}", f"{start:.6f}", f"{slope:.9f}", f"{worst:.6f}")
    report.write(contact, "clock", ["reports", "base", "offset", "rate", "worst"], [row])
END
