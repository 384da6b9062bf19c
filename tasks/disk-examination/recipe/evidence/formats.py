"""Writes what people and programs leave on disks: pictures, archives, log-ins, mail, browsers' databases."""

import base64
import hashlib
import hmac
import random
import sqlite3
import struct
import tempfile
import zipfile
import zlib
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from io import BytesIO
from pathlib import Path


def noise(rng: random.Random, length: int) -> bytes:
    """Bytes among which no signature can be."""
    return bytes(rng.randrange(1, 0x25) for _ in range(length))


def jpeg(rng: random.Random, exif: bytes = b"") -> bytes:
    """A JPEG file, as far as markers go."""
    app1 = b"\xff\xe1" + struct.pack(">H", len(exif) + 8) + b"Exif\0\0" + exif if exif else b""
    return (
        b"\xff\xd8"
        + (app1 or b"\xff\xe0\0\x04AB")
        + b"\xff\xda\0\x02"
        + noise(rng, rng.randint(700, 2500))
        + b"\xff\xd9"
    )


def png(rng: random.Random) -> bytes:
    """A grey picture."""
    wide, high = rng.randint(9, 20), rng.randint(9, 20)
    rows = b"".join(b"\0" + noise(rng, wide) for _ in range(high))
    made = b"\x89PNG\r\n\x1a\n"
    for name, data in (
        (b"IHDR", struct.pack(">2I5B", wide, high, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    ):
        made += struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    return made


def exif(order: str, camera: str, taken: datetime, place: tuple[float, float] | None) -> bytes:
    """A TIFF header with the camera, the time and the place; `order` is `<` or `>`."""

    def short(tag: int, kind: int, count: int, value: bytes) -> tuple[int, int, int, bytes]:
        return tag, kind, count, value

    def text(tag: int, value: str) -> tuple[int, int, int, bytes]:
        return short(tag, 2, len(value) + 1, value.encode() + b"\0")

    def long(tag: int, value: int) -> tuple[int, int, int, bytes]:
        return short(tag, 4, 1, struct.pack(order + "I", value))

    def angle(value: float) -> bytes:
        whole = round(abs(value) * 3600 * 100)
        parts = (whole // 360000, 1, whole // 6000 % 60, 1, whole % 6000, 100)
        return struct.pack(order + "6I", *parts)

    def directory(at: int, entries: list[tuple[int, int, int, bytes]]) -> bytes:
        head, tail = struct.pack(order + "H", len(entries)), b""
        start = at + 2 + 12 * len(entries) + 4
        for tag, kind, count, value in entries:
            head += struct.pack(order + "HHI", tag, kind, count)
            if len(value) <= 4:
                head += value.ljust(4, b"\0")
            else:
                head += struct.pack(order + "I", start + len(tail))
                tail += value + b"\0" * (len(value) % 2)
        return head + b"\0\0\0\0" + tail

    def first(below: int, gps: int) -> bytes:
        pointers = [long(0x8769, below)] + ([long(0x8825, gps)] if place else [])
        return directory(8, [text(0x0110, camera), *pointers])

    below = 8 + len(first(0, 0))
    second = directory(below, [text(0x9003, f"{taken:%Y:%m:%d %H:%M:%S}")])
    third = b""
    if place:
        lat, lon = place
        third = directory(
            below + len(second),
            [text(1, "S" if lat < 0 else "N"), short(2, 5, 3, angle(lat)), text(3, "W" if lon < 0 else "E"),
             short(4, 5, 3, angle(lon))],
        )  # fmt: skip
    mark = b"II*\0" if order == "<" else b"MM\0*"
    return mark + struct.pack(order + "I", 8) + first(below, below + len(second)) + second + third


COMMENT = b"kept"
"""Ends every archive: mke2fs leaves a last block of zeros alone out, and then a file has no slack there."""


def archive(members: dict[str, bytes]) -> bytes:
    """A ZIP file."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.comment = COMMENT
        for name, data in members.items():
            file.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), data)
    return out.getvalue()


def locked(members: dict[str, bytes], password: str, rng: random.Random) -> bytes:
    """A ZIP file, stored, under the traditional encryption."""
    made, central = b"", b""
    for name, data in members.items():
        crc = zlib.crc32(data)
        keys = [0x12345678, 0x23456789, 0x34567890]

        def stir(byte: int, keys: list[int] = keys) -> None:
            keys[0] = ~zlib.crc32(bytes([byte]), ~keys[0] & 0xFFFFFFFF) & 0xFFFFFFFF
            keys[1] = ((keys[1] + (keys[0] & 255)) * 134775813 + 1) & 0xFFFFFFFF
            keys[2] = ~zlib.crc32(bytes([keys[1] >> 24]), ~keys[2] & 0xFFFFFFFF) & 0xFFFFFFFF

        for byte in password.encode():
            stir(byte)
        body = b""
        for byte in bytes(rng.randrange(256) for _ in range(11)) + bytes([crc >> 24]) + data:
            t = (keys[2] | 2) & 0xFFFF
            body += bytes([byte ^ ((t * (t ^ 1)) >> 8 & 255)])
            stir(byte)
        common = struct.pack("<HHHHHIIIHH", 20, 1, 0, 0, 0x5821, crc, len(body), len(data), len(name), 0)
        central += (
            b"PK\1\2" + struct.pack("<H", 20) + common + struct.pack("<HHHII", 0, 0, 0, 0, len(made)) + name.encode()
        )
        made += b"PK\3\4" + common + name.encode() + body
    counts = (0, 0, len(members), len(members), len(central), len(made), len(COMMENT))
    return made + central + b"PK\5\6" + struct.pack("<4H2IH", *counts) + COMMENT


def record(kind: int, line: str, user: str, host: str, when: int, number: int = 1) -> bytes:
    """A record of wtmp or btmp."""
    return struct.pack(
        "<h2xi32s4s32s256shhiii4i20x", kind, number, line.encode(), line[-4:].encode(), user.encode(), host.encode(),
        0, 0, 0, when, 0, 0, 0, 0, 0,
    )  # fmt: skip


def hashed(host: str, salt: bytes) -> str:
    """A host's name as known_hosts keeps it."""
    told = hmac.new(salt, host.encode(), hashlib.sha1).digest()
    return f"|1|{base64.b64encode(salt).decode()}|{base64.b64encode(told).decode()}"


def places(visits: list[tuple[int, str, str]], downloads: list[tuple[int, str, str]]) -> bytes:
    """A Firefox history: (time, URL, title) of visits, and (time, URL, file's URI) of downloads."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "places.sqlite"
        base = sqlite3.connect(path)
        base.executescript(
            "CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url TEXT, title TEXT, visit_count INTEGER);"
            "CREATE TABLE moz_historyvisits (id INTEGER PRIMARY KEY, from_visit INTEGER, place_id INTEGER, visit_date INTEGER,"
            " visit_type INTEGER);"
            "CREATE TABLE moz_anno_attributes (id INTEGER PRIMARY KEY, name TEXT);"
            "CREATE TABLE moz_annos (id INTEGER PRIMARY KEY, place_id INTEGER, anno_attribute_id INTEGER, content TEXT, dateAdded INTEGER);"
            "INSERT INTO moz_anno_attributes VALUES (1, 'bookmarkProperties/description'), (2, 'downloads/destinationFileURI');"
        )
        for when, url, title in visits:
            row = base.execute("SELECT id FROM moz_places WHERE url = ?", (url,)).fetchone()
            place = (
                row[0] if row else base.execute("INSERT INTO moz_places VALUES (NULL, ?, ?, 1)", (url, title)).lastrowid
            )
            base.execute("INSERT INTO moz_historyvisits VALUES (NULL, 0, ?, ?, 1)", (place, when * 1_000_000))
        for when, url, target in downloads:
            place = base.execute("INSERT INTO moz_places VALUES (NULL, ?, NULL, 0)", (url,)).lastrowid
            base.execute("INSERT INTO moz_historyvisits VALUES (NULL, 0, ?, ?, 7)", (place, when * 1_000_000))
            base.execute("INSERT INTO moz_annos VALUES (NULL, ?, 1, 'a page', ?)", (place, when * 1_000_000))
            base.execute("INSERT INTO moz_annos VALUES (NULL, ?, 2, ?, ?)", (place, target, when * 1_000_000))
        base.commit()
        base.close()
        return path.read_bytes()


def letter(sender: str, name: str, to: str, when: int, hours: int, subject: str, attached: dict[str, bytes]) -> bytes:
    """A message in an mbox; its date is told in a zone `hours` east of Greenwich."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = f"{name} <{sender}>", to, subject
    zone = (datetime.fromtimestamp(when, UTC) + timedelta(hours=hours)).replace(tzinfo=None)
    told = format_datetime(zone)
    made["Date"] = told[: told.rindex(" ")] + f" {'-' if hours < 0 else '+'}{abs(hours):02}00"
    made.set_content("See you there.\n\nFrom now on use the other address.\n")
    for file, data in attached.items():
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=file)
    body = made.as_bytes().replace(b"\nFrom ", b"\n>From ")
    return b"From " + sender.encode() + b" Thu Jan  1 00:00:00 1970\n" + body + b"\n"
