"""Puts a contact together, and works out the report from what was drawn, not from what was sent."""

import hashlib
import itertools
import random
import statistics
import struct
import zlib
from collections import defaultdict

import coding
from contact import (
    CAMERA,
    EVENT,
    FILES,
    PAYLOAD,
    PLATFORM,
    REPORT,
    STAGES,
    TIME,
    Contact,
    Frame,
    Packet,
    Parameter,
    framed,
    measured,
    parameters,
    picture,
    stamp,
    told,
)  # fmt: skip

RICE = (101, 102, 103)
SPACING = 32 + 8 * coding.BLOCK


class Draft:
    """A contact in the making."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.rate = rng.choice([400, 600, 1200])
        self.base = rng.randint(500_000_000, 700_000_000)
        self.start, self.drift = rng.uniform(-400, -200), 1 + rng.uniform(-9e-5, 9e-5)
        self.rows: dict[str, list[tuple[object, ...]]] = defaultdict(list)
        self.parameters = parameters(rng)
        self.delay = round(rng.uniform(0.05, 0.4), 3)
        self.settings = rng.sample([1, 2, 3, 4, 5], 3)
        self.samples: list[tuple[Packet, dict[str, float]]] = []
        self.passings: list[float] = []

    def ground(self, obt: float) -> float:
        """Seconds after the recording began."""
        return self.start + self.drift * (obt - self.base)

    def obt(self, ground: float) -> float:
        return self.base + (ground - self.start) / self.drift


def housekeeping(d: Draft) -> list[Packet]:
    """The packets of virtual channel 0, in the order of their times."""
    rng, walk, made = d.rng, {}, []
    for number in range(rng.randint(56, 70)):
        apid = CAMERA if number % 3 == 2 else PLATFORM
        data, raws = measured(rng, d.parameters, apid, walk)
        packet = Packet(apid, b"", d.base + 4 * number + rng.uniform(0, 3))
        packet.data = stamp(packet.obt) + data + bytes(rng.randrange(256) for _ in range(rng.randint(0, 9)))
        packet.about = tuple(raws.items())
        made.append(packet)
    for _ in range(rng.randint(7, 10)):
        packet = Packet(EVENT, b"", d.base + rng.uniform(5, 220), about=(rng.randint(1, 4),))
        packet.data = stamp(packet.obt) + struct.pack(">H", packet.about[0])
        made.append(packet)
    for request in range(101, 108):
        at, ways = d.base + rng.uniform(5, 150), rng.choice([(1,), (1, 2), (1, 2, 3), (1, 2, 3), (1, 7), ()])
        if request <= RICE[-1]:
            # The setting of the image's code: the second one holds, for the third fails.
            at, ways = d.base + 30 * (request - 101) + rng.uniform(2, 8), (1, 7) if request == RICE[-1] else (1, 2, 3)
        for stage in ways:
            packet = Packet(REPORT, b"", at, about=(request, stage))
            packet.data = stamp(at) + struct.pack(">HB", request, stage)
            made.append(packet)
            at += rng.uniform(0.5, 9)
    made.sort(key=lambda packet: packet.obt)
    for place in range(len(made), 0, -8):
        made.insert(place, Packet(TIME, bytes(13), refers=True))
    return made


def transfer(d: Draft, number: int, name: str, data: bytes) -> list[Packet]:
    """A file as packets: a start, and segments in any order."""

    def packet(kind: int, rest: bytes, about: tuple[object, ...]) -> Packet:
        made = Packet(FILES, b"", d.base + 300 + d.rng.uniform(0, 9), about=about)
        made.data = stamp(made.obt) + struct.pack(">BB", kind, number) + rest
        return made

    made = [packet(1, struct.pack(">IIB", len(data), zlib.crc32(data), len(name)) + name.encode(), ("start", number))]
    at, parts = 0, []
    while at < len(data):
        size = d.rng.randint(40, 150)
        parts.append(
            packet(2, struct.pack(">I", at) + data[at : at + size], ("part", number, at, min(at + size, len(data))))
        )
        at += size
    d.rng.shuffle(parts)
    return made + parts


def events_table(rng: random.Random, ps: list[Parameter]) -> dict[int, tuple[str, str]]:
    names = [p.name for p in ps]
    texts = [
        "wheel unloaded at {%s}, mode {%s}",
        "battery {%s} V, limits passed {LIMITS} times",
        "watchdog after {%s}",
        "shutter {%s}, detector {%s}",
    ]
    chosen = {1: (names[4], "MODE"), 2: ("BATT_V",), 3: (rng.choice(names),), 4: (names[7], "DET_T")}
    return {n: (rng.choice(["info", "warning", "alarm"]), text % chosen[n]) for n, text in enumerate(texts, 1)}


def draw(rng: random.Random) -> Contact:
    """A contact of its own."""
    d = Draft(rng)
    dark = (round(rng.uniform(40, 60), 2), round(rng.uniform(0.5, 2), 3))
    table = "".join(p.line() + "\n" for p in d.parameters) + f"dark;{dark[0]};{dark[1]}\ndelay;{d.delay}\n"
    events = events_table(rng, d.parameters)
    listed = "".join(f"{number};{severity};{text}\n" for number, (severity, text) in events.items())
    exposed = d.base + rng.uniform(100, 180)
    image, pixels = picture(rng, exposed, d.settings[1])
    log = bytes(rng.choice(b"abcdefgh \n") for _ in range(rng.randint(2600, 3200)))
    contents = {
        1: ("parameters.tab", table.encode()),
        2: ("events.tab", listed.encode()),
        3: ("image.bin", image),
        4: ("log.txt", log),
    }
    channels = [housekeeping(d), [p for n, (name, data) in contents.items() for p in transfer(d, n, name, data)]]
    sequence: dict[int, int] = defaultdict(lambda: rng.randint(0, 16383))
    for packet in [packet for channel in channels for packet in channel]:
        packet.seq = sequence[packet.apid]
        sequence[packet.apid] = (packet.seq + 1) % 16384
    frames = [framed(channel, vc, rng) for vc, channel in enumerate(channels)]
    order = ordered(d, frames)
    lay_out(d, order)
    refer(d, channels[0], order)
    bits = sent(d, order)
    d.rows["recording"].append((8 * len(bits), d.rate))
    tell_link(d, order)
    tell_packets(d, channels)
    tell_files(d, channels[1], contents)
    samples = tell_parameters(d, channels[0])
    tell_monitoring(d, samples)
    commands = tell_events(d, channels[0], events, samples)
    tell_image(d, pixels, exposed, dark, samples)
    tell_report(d, order)
    return Contact({"pass.bin": bits, "pass.csv": f"rate\n{d.rate}\n".encode(), "commands.csv": commands}, dict(d.rows))


def ordered(d: Draft, frames: list[list[Frame]]) -> list[Frame]:
    """All frames in the order in which they are sent, with their fates and their counts."""
    rng = d.rng
    last = [
        f for f in frames[1] if all(p.apid == FILES and p.about[1] == 4 and p.about[0] == "part" for p in f.packets)
    ]
    for frame, fate in zip(rng.sample(last[:-1], 2), ("broken", "checksum"), strict=True):
        frame.fate = fate
    inner = [f for f in frames[0][2:-2] if not any(p.apid == REPORT and p.about[0] in RICE for p in f.packets)]
    for frame, fate in zip(rng.sample(inner, 3), ("broken", "checksum", "missing"), strict=True):
        frame.fate = fate
    queues = [list(one) for one in frames]
    order: list[Frame] = []
    while any(queues):
        order.append(rng.choice([queue for queue in queues if queue]).pop(0))
        if rng.random() < 0.1:
            order.append(Frame(7, bytes(rng.randrange(256) for _ in range(PAYLOAD)), 0x7FE))
    offset = {vc: rng.randint(0, 255) for vc in (0, 1, 7)}
    for frame in order:
        frame.count = offset[frame.vc]
        offset[frame.vc] = (offset[frame.vc] + 1) % 256
        for packet in frame.packets:
            packet.lost = packet.lost or frame.fate != "good"
    return order


def lay_out(d: Draft, order: list[Frame]) -> None:
    at = d.rng.randint(200, 900)
    for frame in order:
        frame.position = at
        at += SPACING + (d.rng.randint(1, 400) if d.rng.random() < 0.12 else 0)


def refer(d: Draft, packets: list[Packet], order: list[Frame]) -> None:
    """Time packets tell when an earlier frame of their channel left; jitter is what makes a fit needed."""
    sent = [frame for frame in order if frame.vc == 0]
    pairs = []
    for packet in packets:
        if packet.refers:
            carrier = next(n for n, frame in enumerate(sent) if any(one is packet for one in frame.packets))
            frame = sent[max(0, carrier - d.rng.randint(1, 2))]
            obt = told(d.obt(frame.position / d.rate) + d.delay + d.rng.uniform(-0.004, 0.004))
            packet.obt = told(obt + 0.25)
            packet.data = stamp(packet.obt) + bytes([frame.count]) + stamp(obt)
            if not packet.lost and frame.fate == "good":
                pairs.append((obt - d.delay, frame.position / d.rate))
    for frame, filled in zip(sent, framed(packets, 0, d.rng), strict=True):
        frame.payload = filled.payload
    base = pairs[0][0]
    xs, ys = [obt - base for obt, _ in pairs], [y for _, y in pairs]
    slope, intercept = statistics.linear_regression(xs, ys)
    d.base_told, d.slope, d.intercept = base, slope, intercept
    worst = max(abs(intercept + slope * x - y) for x, y in zip(xs, ys, strict=True))
    d.rows["clock"].append((len(pairs), f"{base:.6f}", f"{intercept:.6f}", f"{slope:.9f}", f"{worst:.6f}"))


def when(d: Draft, obt: float) -> float:
    """An on-board time in seconds after the recording began, as the ground can know it."""
    return d.intercept + d.slope * (told(obt) - d.base_told)


def sent(d: Draft, order: list[Frame]) -> bytes:
    """The recording: noise, markers and blocks, with errors, and upside down perhaps."""
    rng = d.rng
    total = order[-1].position + SPACING + rng.randint(100, 500)
    bits = [rng.randrange(2) for _ in range(total)]
    scrambler, flip = coding.randomiser(coding.BLOCK), rng.randrange(2)
    for number, frame in enumerate(order):
        if frame.fate == "missing":
            continue
        head = struct.pack(">HBBH", 0x2A5 << 4 | frame.vc << 1, number % 256, frame.count, 0x1800 | frame.pointer)
        body = head + frame.payload
        body += (coding.crc16(body) ^ (0x1234 if frame.fate == "checksum" else 0)).to_bytes(2, "big")
        data = bytearray(coding.block(body))
        hit = [20, 20] if frame.fate == "broken" else [rng.choice([0, 0, 1, 3, 8]) for _ in range(2)]
        for lane, count in enumerate(hit):
            for place in rng.sample(range(coding.WORD), count):
                data[place * 2 + lane] ^= rng.randint(1, 255)
        told_ = ["bad" if frame.fate == "broken" else count for count in hit]
        wrong = rng.choice([0, 0, 0, 1, 2])
        d.rows["markers"].append((frame.position, wrong))
        d.rows["blocks"].append((frame.position, *told_))
        if frame.fate != "broken":
            good = "no" if frame.fate == "checksum" else "yes"
            d.rows["frames"].append((frame.position, frame.vc, number % 256, frame.count, frame.pointer, good))
        marker = coding.MARKER
        for place in rng.sample(range(32), wrong):
            marker ^= 1 << place
        whole = marker.to_bytes(4, "big") + bytes(a ^ b for a, b in zip(data, scrambler, strict=True))
        for place, byte in enumerate(whole):
            for bit in range(8):
                bits[frame.position + 8 * place + bit] = byte >> 7 - bit & 1
    genuine = {row[0] for row in d.rows["markers"]}
    window = 0
    for place, bit in enumerate(bits):
        window = (window << 1 | bit) & 0xFFFFFFFF
        wrong = (window ^ coding.MARKER).bit_count()
        if place >= 31 and wrong <= 2 and place - 31 not in genuine:
            # A marker that is none: other noise would do, but one recording in a hundred has one.
            d.rows["markers"].append((place - 31, wrong))
            d.rows["blocks"].append((place - 31, "bad", "bad"))
    text = "".join(str(bit ^ flip) for bit in bits) + "0" * (-total % 8)
    d.rows["polarity"].append(("inverted" if flip else "upright",))
    return int(text, 2).to_bytes(len(text) // 8, "big")


def tell_link(d: Draft, order: list[Frame]) -> None:
    """Losses, channel by channel."""
    for vc in (0, 1, 7):
        lost = 0
        for frame in (frame for frame in order if frame.vc == vc):
            if frame.fate != "good":
                lost += 1
            elif lost:
                d.rows["losses"].append((vc, frame.position, lost))
                lost = 0


def tell_packets(d: Draft, channels: list[list[Packet]]) -> None:
    """Packets that arrived whole, what lacks in their sequences, and their times."""
    for vc, channel in enumerate(channels):
        for apid in sorted({packet.apid for packet in channel}):
            here = [packet for packet in channel if packet.apid == apid and not packet.lost]
            gaps = sum((b.seq - a.seq) % 16384 - 1 for a, b in itertools.pairwise(here))
            d.rows["sequences"].append((apid, len(here), gaps))
            for packet in here:
                d.rows["packets"].append((vc, apid, packet.seq, len(packet.data)))
                d.rows["times"].append((apid, packet.seq, f"{when(d, packet.obt):.3f}"))


def tell_files(d: Draft, channel: list[Packet], contents: dict[int, tuple[str, bytes]]) -> None:
    for number, (name, data) in contents.items():
        parts = [p.about[2:] for p in channel if p.about[:2] == ("part", number) and not p.lost]
        got = sum(b - a for a, b in parts)
        d.rows["files"].append((number, name, len(data), got))
        at = 0
        for a, b in [*sorted(parts), (len(data), 0)]:
            if a > at:
                d.rows["missing"].append((number, at, a))
            at = b
        if got == len(data):
            d.rows["contents"].append((name, f"{zlib.crc32(data):08x}", hashlib.sha256(data).hexdigest()))


Samples = dict[str, list[tuple[float, float | str]]]


def tell_parameters(d: Draft, channel: list[Packet]) -> Samples:
    """Definitions, raw values and engineering values; the latter by name, in time."""
    samples: Samples = defaultdict(list)
    by_name = {p.name: p for p in d.parameters}
    for p in d.parameters:
        d.rows["definitions"].append((p.name, p.apid, p.bit, p.bits, p.kind))
    for packet in channel:
        if packet.apid not in (PLATFORM, CAMERA) or packet.lost:
            continue
        at = when(d, packet.obt)
        values: dict[str, float | str] = {}
        for name, raw in packet.about:
            p = by_name[name]
            values[name] = value = p.value(raw)
            samples[name].append((at, value))
            d.rows["raw"].append((f"{at:.3f}", name, f"{raw:.6f}" if p.kind == "f" else raw))
            table = {"poly": "polynomials", "curve": "curves", "text": "states"}[p.calibration.split()[0]]
            d.rows[table].append((f"{at:.3f}", name, value if isinstance(value, str) else f"{value:.4f}"))
        if packet.apid == PLATFORM:
            d.rows["power"].append((f"{at:.3f}", f"{values['BATT_V'] * values['BATT_I']:.4f}"))
    return samples


def tell_monitoring(d: Draft, samples: Samples) -> None:
    for p in d.parameters:
        found = samples[p.name]
        if p.calibration.startswith("text"):
            continue
        numbers = [value for _, value in found]
        told_ = (min(numbers), statistics.fmean(numbers), max(numbers))
        d.rows["statistics"].append((p.name, len(numbers), *(f"{value:.4f}" for value in told_)))
        if not p.limits:
            continue
        low, high = (float(word) if word else None for word in p.limits.split(","))
        for side, limit, sign in (("low", low, -1), ("high", high, 1)):
            run: list[tuple[float, float]] = []
            for at, value in [*found, (0.0, None)]:
                if limit is not None and value is not None and sign * (value - limit) > 0:
                    run.append((at, value))
                    continue
                if len(run) >= 2:
                    worst = max(run, key=lambda pair: sign * pair[1])[1]
                    d.rows["limits"].append(
                        (p.name, side, f"{run[0][0]:.3f}", f"{run[-1][0]:.3f}", len(run), f"{worst:.4f}")
                    )
                    d.passings.append(run[0][0])
                    d.rows["timeline"].append((f"{run[0][0]:.3f}", "limit", f"{p.name} {side}"))
                run = []
    run = []
    for at, state in [*samples["MODE"], (0.0, None)]:
        if run and run[0][1] != state:
            d.rows["modes"].append((run[0][1], f"{run[0][0]:.3f}", f"{run[-1][0]:.3f}", len(run)))
            d.rows["timeline"].append((f"{run[0][0]:.3f}", "mode", run[0][1]))
            run = []
        run.append((at, state))


def latest(samples: Samples, name: str, at: float) -> float | str | None:
    found = [value for then, value in samples[name] if then <= at]
    return found[-1] if found else None


def tell_events(d: Draft, channel: list[Packet], events: dict[int, tuple[str, str]], samples: Samples) -> bytes:
    """Messages, and what became of commands; the list of commands as the station sent them."""
    rng, reports = d.rng, defaultdict(dict)
    for packet in channel:
        at = when(d, packet.obt)
        if packet.apid == EVENT and not packet.lost:
            severity, text = events[packet.about[0]]
            text = text.replace("{LIMITS}", str(sum(start <= at for start in d.passings)))
            for name in samples:
                value = latest(samples, name, at)
                text = text.replace(
                    "{" + name + "}", "?" if value is None else value if isinstance(value, str) else f"{value:.2f}"
                )
            d.rows["messages"].append((f"{at:.3f}", severity, text))
            d.rows["timeline"].append((f"{at:.3f}", "message", severity))
        elif packet.apid == REPORT and not packet.lost:
            request, stage = packet.about
            reports[request][STAGES[stage]] = at
            d.rows["timeline"].append((f"{at:.3f}", "command", f"{request} {STAGES[stage]}"))
    lines = ["request,name,sent"]
    for request in range(101, 108):
        name, got = f"{rng.choice(['SWITCH', 'SLEW', 'DUMP', 'ARM'])}_{rng.randint(1, 9)}", reports[request]
        name = f"RICE_{d.settings[request - 101]}" if request in RICE else name
        first = min((p.obt for p in channel if p.apid == REPORT and p.about[0] == request), default=d.base + 60)
        sent_at = round(when(d, first) - rng.uniform(1, 3), 3)
        lines.append(f"{request},{name},{sent_at:.3f}")
        status = next((stage for stage in ("failed", "completed", "started", "accepted") if stage in got), "none")
        end = got.get("completed", got.get("failed"))
        delays = ("" if at is None else f"{at - sent_at:.3f}" for at in (got.get("accepted"), end))
        d.rows["commands"].append((request, name, status, *delays))
    return ("\n".join(lines) + "\n").encode()


def tell_image(d: Draft, pixels: list[list[int]], exposed: float, dark: tuple[float, float], samples: Samples) -> None:
    at = when(d, exposed)
    for y, row in enumerate(pixels):
        d.rows["image"].append((y, min(row), max(row), sum(row)))
    points = samples["DET_T"]
    later = next((n for n, (then, _) in enumerate(points) if then >= at), len(points))
    if later in (0, len(points)):
        warm = points[min(later, len(points) - 1)][1]
    else:
        (t0, v0), (t1, v1) = points[later - 1], points[later]
        warm = v0 + (v1 - v0) * (at - t0) / (t1 - t0)
    level, gain = dark[0] + dark[1] * warm, latest(samples, "GAIN", at)
    gain = samples["GAIN"][0][1] if gain is None else gain
    d.rows["exposure"] += [
        ("time", f"{at:.3f}"),
        ("temperature", f"{warm:.4f}"),
        ("dark", f"{level:.4f}"),
        ("gain", f"{gain:.6f}"),
    ]
    d.rows["timeline"].append((f"{at:.3f}", "exposure", "image.bin"))
    light = [[(value - level) / gain for value in row] for row in pixels]
    flat = [value for row in light for value in row]
    mean, spread = statistics.fmean(flat), statistics.pstdev(flat)
    for y, row in enumerate(light):
        d.rows["radiance"].append((y, f"{statistics.fmean(row):.4f}"))
        d.rows["spots"] += [(x, y, f"{value:.4f}") for x, value in enumerate(row) if value > mean + 4 * spread]


def tell_report(d: Draft, order: list[Frame]) -> None:
    rows = d.rows
    corrected = sum(count for row in rows["blocks"] for count in row[1:] if count != "bad")
    times = [float(row[0]) for row in rows["timeline"]]
    rows["summary"] += [
        ("frames", sum(row[-1] == "yes" for row in rows["frames"])), ("corrected", corrected), ("packets", len(rows["packets"])),
        ("lost", sum(row[2] for row in rows["losses"])), ("files", len(rows["contents"])), ("alarms", sum(row[1] == "alarm" for row in rows["messages"])),
        ("limits", len(rows["limits"])), ("spots", len(rows["spots"])), ("first", f"{min(times):.3f}"), ("last", f"{max(times):.3f}"),
    ]  # fmt: skip
