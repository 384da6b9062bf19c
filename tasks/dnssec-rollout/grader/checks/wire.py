"""DNS messages, as far as the checks need them: questions are written, answers read without trust in their sender."""

import ipaddress
import struct
from dataclasses import dataclass, field

TYPES = {"A": 1, "NS": 2, "CNAME": 5, "SOA": 6, "PTR": 12, "MX": 15, "TXT": 16, "AAAA": 28, "OPT": 41, "DS": 43}
TYPES |= {"RRSIG": 46, "NSEC": 47, "DNSKEY": 48, "NSEC3": 50, "AXFR": 252}
NAMES = {number: name for name, number in TYPES.items()}
CODES = {0: "NOERROR", 1: "FORMERR", 2: "SERVFAIL", 3: "NXDOMAIN", 4: "NOTIMP", 5: "REFUSED", 9: "NOTAUTH"}
RECURSION_DESIRED, DNSSEC_OK = 0x0100, 0x8000


@dataclass(frozen=True)
class Record:
    """One resource record; `data` is text or a tuple of what its type has."""

    name: str
    kind: str
    ttl: int
    data: object


@dataclass(frozen=True)
class Message:
    """An answer; `code` is empty if none came that could be read."""

    code: str = ""
    authoritative: bool = False
    authentic: bool = False
    answer: tuple[Record, ...] = ()
    authority: tuple[Record, ...] = ()
    additional: tuple[Record, ...] = field(default=(), repr=False)

    def data(self, kind: str, name: str | None = None) -> set[object]:
        """What the answer's records of a type say."""
        return {one.data for one in self.answer if one.kind == kind and name in (None, one.name)}


def question(name: str, kind: str, number: int, *, recurse: bool, dnssec: bool) -> bytes:
    """A query with EDNS, as it stands in a datagram."""
    head = struct.pack("!6H", number, RECURSION_DESIRED if recurse else 0, 1, 0, 0, 1)
    labels = b"".join(bytes([len(label)]) + label.encode() for label in name.rstrip(".").split(".") if label)
    edns = b"\0" + struct.pack("!HHIH", TYPES["OPT"], 1232, DNSSEC_OK if dnssec else 0, 0)
    return head + labels + b"\0" + struct.pack("!HH", TYPES[kind], 1) + edns


def _name(data: bytes, at: int) -> tuple[str, int]:
    """The name that stands at a place, in lower case without its last dot, and where it ends."""
    labels, end, jumps = [], -1, 0
    while length := data[at]:
        if length >= 0xC0:
            end = at + 2 if end < 0 else end
            at, jumps = struct.unpack_from("!H", data, at)[0] & 0x3FFF, jumps + 1
            if jumps > 40:
                raise ValueError("a name that goes in circles")
            continue
        labels.append(data[at + 1 : at + 1 + length].decode("latin-1").lower())
        at += 1 + length
    return ".".join(labels), at + 1 if end < 0 else end


def _soa(data: bytes, at: int) -> tuple[object, ...]:
    primary, at = _name(data, at)
    person, at = _name(data, at)
    return primary, person, *struct.unpack_from("!4I", data, at + 4)


def _rrsig(data: bytes, at: int) -> tuple[object, ...]:
    covered, algorithm, _, _, expires, begins, _ = struct.unpack_from("!HBBIIIH", data, at)
    return NAMES.get(covered, str(covered)), algorithm, expires - begins, _name(data, at + 18)[0]


def _rdata(data: bytes, kind: str, at: int, length: int) -> object:
    raw = data[at : at + length]
    match kind:
        case "A" | "AAAA":
            return str(ipaddress.ip_address(raw))
        case "NS" | "CNAME" | "PTR":
            return _name(data, at)[0]
        case "MX":
            return struct.unpack_from("!H", raw)[0], _name(data, at + 2)[0]
        case "SOA":
            return _soa(data, at)
        case "TXT":
            return raw[1 : 1 + raw[0]].decode("latin-1")
        case "DS":
            return raw[2], raw[3]
        case "DNSKEY":
            return struct.unpack_from("!H", raw)[0], raw[3]
        case "RRSIG":
            return _rrsig(data, at)
        case "NSEC3":
            return raw[1], struct.unpack_from("!H", raw, 2)[0], raw[4]
    return raw.hex()


def _records(data: bytes, at: int, count: int) -> tuple[tuple[Record, ...], int]:
    found = []
    for _ in range(count):
        name, at = _name(data, at)
        number, _, ttl, length = struct.unpack_from("!HHIH", data, at)
        kind = NAMES.get(number, str(number))
        found.append(Record(name, kind, ttl, _rdata(data, kind, at + 10, length)))
        at += 10 + length
    return tuple(found), at


def read(asked: bytes, data: bytes) -> Message:
    """What an answer says; one that isn't an answer to what was asked, or can't be read, says nothing."""
    try:
        number, flags, questions, *counts = struct.unpack_from("!6H", data)
        at = 12
        if number != struct.unpack_from("!H", asked)[0] or not flags & 0x8000 or questions != 1:
            return Message()
        name, at = _name(data, at)
        if (name, data[at : at + 4]) != (_name(asked, 12)[0], asked[_name(asked, 12)[1] :][:4]):
            return Message()
        at, sections = at + 4, []
        for count in counts:
            records, at = _records(data, at, count)
            sections.append(records)
    except (IndexError, ValueError, struct.error):
        return Message()
    code = CODES.get(flags & 15, str(flags & 15))
    return Message(code, bool(flags & 0x0400), bool(flags & 0x0020), *sections)
