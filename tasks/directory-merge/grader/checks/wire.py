"""LDAP messages (RFC 4511): requests are built, answers read without trust. Nothing here opens a connection."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

BASE, ONE, SUBTREE = 0, 1, 2
ADD, DELETE, REPLACE = 0, 1, 2
SUCCESS, COMPARED_FALSE, COMPARED_TRUE = 0, 5, 6
Values = dict[str, list[bytes]]


def tlv(tag: int, *parts: bytes) -> bytes:
    """A tag, the length and the value."""
    body = b"".join(parts)
    if len(body) < 128:
        return bytes([tag, len(body)]) + body
    length = len(body).to_bytes((len(body).bit_length() + 7) // 8, "big")
    return bytes([tag, 128 | len(length)]) + length + body


def integer(number: int, tag: int = 2) -> bytes:
    return tlv(tag, number.to_bytes(number.bit_length() // 8 + 1, "big", signed=True))


def octets(value: str | bytes, tag: int = 4) -> bytes:
    return tlv(tag, value.encode() if isinstance(value, str) else value)


def filtered(text: str) -> bytes:
    """A filter as RFC 4515 writes it, without extensible matches."""
    found, end = _filter(text, 0)
    if end != len(text):
        raise ValueError(f"a filter goes on behind its end: {text[end:]}")
    return found


def _filter(text: str, at: int) -> tuple[bytes, int]:
    if text[at : at + 1] != "(":
        raise ValueError(f"a filter begins with a parenthesis: {text[at:]}")
    kind = text[at + 1]
    if kind in "&|!":
        at, parts = at + 2, []
        while text[at] == "(":
            part, at = _filter(text, at)
            parts.append(part)
        return tlv({"&": 0xA0, "|": 0xA1, "!": 0xA2}[kind], *parts), at + 1
    end = text.index(")", at)
    name, _, value = text[at + 1 : end].partition("=")
    if name[-1] in "<>~":
        tag = {">": 0xA5, "<": 0xA6, "~": 0xA8}[name[-1]]
        return tlv(tag, octets(name[:-1]), octets(_unescaped(value))), end + 1
    if value == "*":
        return octets(name, 0x87), end + 1
    pieces = value.split("*")
    if len(pieces) == 1:
        return tlv(0xA3, octets(name), octets(_unescaped(value))), end + 1
    last = len(pieces) - 1
    tags = [0x80 if place == 0 else 0x82 if place == last else 0x81 for place in range(len(pieces))]
    parts = [octets(_unescaped(piece), tag) for piece, tag in zip(pieces, tags, strict=True) if piece]
    return tlv(0xA4, octets(name), tlv(0x30, *parts)), end + 1


def _unescaped(value: str) -> bytes:
    first, *rest = value.split("\\")
    return first.encode() + b"".join(bytes.fromhex(part[:2]) + part[2:].encode() for part in rest)


def message(number: int, operation: bytes, controls: Sequence[bytes] = ()) -> bytes:
    return tlv(0x30, integer(number), operation, tlv(0xA0, *controls) if controls else b"")


def control(oid: str, value: bytes | None = None, *, critical: bool = True) -> bytes:
    return tlv(0x30, octets(oid), tlv(1, b"\xff") if critical else b"", octets(value) if value is not None else b"")


def bind(dn: str, password: str) -> bytes:
    return tlv(0x60, integer(3), octets(dn), octets(password, 0x80))


def bind_external() -> bytes:
    """As whom the connection itself says."""
    return tlv(0x60, integer(3), octets(""), tlv(0xA3, octets("EXTERNAL"), octets("")))


def search(
    base: str, scope: int, wanted: str, attributes: Iterable[str] = (), *, deref: int = 0, size: int = 0
) -> bytes:
    limits = integer(size), integer(0), tlv(1, b"\0")
    names = tlv(0x30, *map(octets, attributes))
    return tlv(0x63, octets(base), integer(scope, 10), integer(deref, 10), *limits, filtered(wanted), names)


def compare(dn: str, name: str, value: str | bytes) -> bytes:
    return tlv(0x6E, octets(dn), tlv(0x30, octets(name), octets(value)))


def _attribute(name: str, values: Iterable[str | bytes]) -> bytes:
    return tlv(0x30, octets(name), tlv(0x31, *map(octets, values)))


def add(dn: str, attributes: dict[str, Sequence[str | bytes]]) -> bytes:
    return tlv(0x68, octets(dn), tlv(0x30, *(_attribute(*one) for one in attributes.items())))


def modify(dn: str, *changes: tuple[int, str, Sequence[str | bytes]]) -> bytes:
    parts = [tlv(0x30, integer(kind, 10), _attribute(name, values)) for kind, name, values in changes]
    return tlv(0x66, octets(dn), tlv(0x30, *parts))


def delete(dn: str) -> bytes:
    return octets(dn, 0x4A)


def rename(dn: str, rdn: str, under: str | None = None) -> bytes:
    return tlv(0x6C, octets(dn), octets(rdn), tlv(1, b"\xff"), octets(under, 0x80) if under else b"")


@dataclass(frozen=True)
class Entry:
    """What a search found."""

    dn: str
    values: Values


@dataclass
class Answer:
    """What a request brought; `code` is -1 if there was no whole answer."""

    code: int = -1
    text: str = ""
    referrals: tuple[str, ...] = ()
    entries: list[Entry] = field(default_factory=list)
    references: list[tuple[str, ...]] = field(default_factory=list)
    controls: dict[str, bytes] = field(default_factory=dict)


Node = tuple[int, bytes]


def nodes(data: bytes) -> list[Node]:
    """The tags and values that stand one behind the other.

    Raises:
        ValueError: the data end too early, or aren't of the plain kind that LDAP uses.
    """
    found, at = [], 0
    while at < len(data):
        if at + 2 > len(data):
            raise ValueError("ends in a header")
        tag, length = data[at], data[at + 1]
        at += 2
        if length >= 128:
            size = length & 127
            if not 0 < size < 5 or at + size > len(data):
                raise ValueError("a length of an odd kind")
            length, at = int.from_bytes(data[at : at + size], "big"), at + size
        if at + length > len(data):
            raise ValueError("ends in a value")
        found.append((tag, data[at : at + length]))
        at += length
    return found


def _text(value: bytes) -> str:
    return value.decode("utf-8", "replace")


def _entry(body: bytes) -> Entry:
    (_, dn), (_, attributes) = nodes(body)
    values: Values = {}
    for _, attribute in nodes(attributes):
        (_, name), (_, several) = nodes(attribute)
        values.setdefault(_text(name).lower(), []).extend(value for _, value in nodes(several))
    return Entry(_text(dn), values)


def read(data: bytes) -> Answer:
    """The answer that some bytes are; one with code -1 if they aren't."""
    found = Answer()
    try:
        for _, body in nodes(data):
            _, (tag, operation), *rest = nodes(body)
            if tag == 0x64:
                found.entries.append(_entry(operation))
            elif tag == 0x73:
                found.references.append(tuple(_text(url) for _, url in nodes(operation)))
            elif tag in (0x61, 0x65, 0x67, 0x69, 0x6B, 0x6D, 0x6F, 0x78):
                (_, code), _, (_, told), *more = nodes(operation)
                found.code, found.text = int.from_bytes(code, "big"), _text(told)
                found.referrals = tuple(_text(url) for kind, urls in more if kind == 0xA3 for _, url in nodes(urls))
                for kind, several in rest:
                    for _, one in nodes(several) if kind == 0xA0 else ():
                        (_, oid), *parts = nodes(one)
                        found.controls[_text(oid)] = parts[-1][1] if parts else b""
    except (ValueError, IndexError, TypeError):
        return Answer()
    return found
