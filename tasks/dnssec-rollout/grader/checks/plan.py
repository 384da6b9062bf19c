"""What one grade asks the four servers, with hosts, leases and secrets drawn for it, and what must come back.

Each question belongs to a check. All of them go to one start of the servers, in the order of the stages.
"""

import base64
import random
import string
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import servers
from servers import SERVERS
from wire import Message, question, read

Judge = Callable[[Message], str | None]
ZONE, REVERSE = "harbour.test", "7.44.10.in-addr.arpa"
YARD, UPPER = f"yard.{ZONE}", f"128-255.{REVERSE}"
WALLED = f"walled.{ZONE}"
TIMES = (3600, 600, 1209600)
HEAD = {
    ZONE: (f"ns1.{ZONE}", f"hostmaster.{ZONE}", *TIMES, 300),
    YARD: (f"ns.{YARD}", f"hostmaster.{ZONE}", *TIMES, 120),
}
HEAD |= {REVERSE: HEAD[ZONE], UPPER: HEAD[YARD]}
DAY = 86400


@dataclass(frozen=True)
class Hosts:
    """What was drawn: names (without their zone) and last octets."""

    harbour: dict[str, int]
    yard: dict[str, int]
    leases: dict[str, int]
    brief: str
    note: str
    banned: tuple[str, str]
    free: tuple[int, int]
    secrets: dict[str, str]
    ghosts: tuple[str, ...]


def word(rng: random.Random) -> str:
    """Long enough not to be a name that anyone chose."""
    return "".join(rng.choices(string.ascii_lowercase, k=rng.randint(8, 11)))


def drawn(rng: random.Random) -> Hosts:
    """Hosts of this grade; no two have a name or an address in common."""
    lower, upper = rng.sample(range(20, 128), 6), rng.sample(range(129, 255), 8)
    harbour = {"mail": 5, "walled": 9, **{word(rng): octet for octet in lower[:5]}}
    yard = {"mail": upper[0], **{word(rng): octet for octet in upper[1:4]}}
    secrets = {name: base64.b64encode(rng.randbytes(32)).decode() for name in ("transfer", "dhcp", "security")}
    return Hosts(
        harbour,
        yard,
        {word(rng): octet for octet in upper[4:7]},
        list(harbour)[2],
        word(rng),
        (f"{word(rng)}.example", f"{word(rng)}.example"),
        (lower[5], upper[7]),
        secrets,
        tuple(word(rng) for _ in range(12)),
    )


def inet6(octet: int) -> str:
    """Every second host has such an address, too."""
    return f"fd44:7::{octet:x}"


def _forward(hosts: dict[str, int], brief: str) -> str:
    lines = []
    for name, octet in hosts.items():
        lines.append(f"{name} {'900 ' if name == brief else ''}A 10.44.7.{octet}")
        lines += [f"{name} AAAA {inet6(octet)}"] if octet % 2 else []
    return "\n".join(lines) + "\n"


def files(hosts: Hosts) -> dict[str, str]:
    """The inventory and the secrets of this grade."""

    def pointers(drawn: dict[str, int], zone: str) -> str:
        return "".join(f"{octet} PTR {name}.{zone}.\n" for name, octet in drawn.items())

    first, second = hosts.banned
    blocked = "".join(f"{name} CNAME {WALLED}.\n" for name in (first, second, f"*.{second}"))
    return {
        "primary/inventory/hosts.inc": _forward(hosts.harbour, hosts.brief) + f'log TXT "{hosts.note}"\n',
        "primary/inventory/reverse.inc": pointers(hosts.harbour, ZONE),
        "yard/inventory/hosts.inc": _forward(hosts.yard, ""),
        "yard/inventory/reverse.inc": pointers(hosts.yard, YARD),
        "resolver/inventory/blocked.inc": blocked,
        **{
            f"secrets/{name}.key": f'key "{name}" {{\n    algorithm hmac-sha256;\n    secret "{secret}";\n}};\n'
            for name, secret in hosts.secrets.items()
        },
    }


@dataclass
class Plan:
    """Steps for the driver, and who judges what came of them."""

    client: str
    steps: list[dict[str, Any]] = field(default_factory=list)
    judges: list[tuple[int, str, str, Callable[[Any], str | None]]] = field(default_factory=list)

    def step(self, **step: Any) -> int:
        self.steps.append(step)
        return len(self.steps) - 1

    def ask(
        self, check: str, server: str, name: str, kind: str, judge: Judge, *, dnssec: bool = False, source: str = ""
    ) -> None:
        """A question to a server; the resolver is asked for recursion."""
        asked = question(name, kind, len(self.steps) + 1, recurse=server == "resolver", dnssec=dnssec)
        number = self.step(
            query=base64.b64encode(asked).decode(),
            server=SERVERS[server],
            source=source or self.client,
            tcp=kind == "AXFR",
        )
        judged = lambda told: judge(read(asked, servers.datagram(told)))  # noqa: E731
        self.judges.append((number, check, f"{server}: {name} {kind}", judged))

    def run(self, check: str, what: str, argv: list[str], judge: Callable[[Any], str | None], text: str = "") -> None:
        self.judges.append((self.step(run=argv, input=text), check, what, judge))

    def update(self, server: str, key: str | None, *records: tuple[str, str, str, str]) -> None:
        """Attempts to add records (zone, name, type, data), one by one; what became of them, later questions tell."""
        text = f"server {SERVERS[server]} {servers.PORT}\n"
        for zone, name, kind, data in records:
            text += f"zone {zone}\nupdate add {name} 60 {kind} {data}\nsend\n"
        self.step(run=["/usr/bin/nsupdate", *(["-k", f"secrets/{key}.key"] if key else [])], input=text)

    def findings(self, told: list[Any]) -> dict[str, list[str]]:
        """Check -> what it lacks."""
        found: dict[str, list[str]] = {check: [] for _, check, _, _ in self.judges}
        for number, check, what, judge in self.judges:
            if reason := judge(told[number]):
                found[check].append(f"{what}: {reason}")
        return found


def lacks(answer: Message, *, code: str = "NOERROR", aa: bool = False, ad: bool = False) -> str | None:
    """Why it isn't an answer of that kind."""
    if answer.code != code:
        return f"{answer.code or 'no answer'}, not {code}"
    if aa and not answer.authoritative:
        return "not authoritative"
    return "not authenticated" if ad and not answer.authentic else None


def gives(kind: str, *data: Any, name: str = "", ttl: int = 0, aa: bool = False, ad: bool = False) -> Judge:
    """Exactly these data of a type."""

    def judge(answer: Message) -> str | None:
        if reason := lacks(answer, aa=aa, ad=ad):
            return reason
        if answer.data(kind, name or None) != set(data):
            return f"{sorted(map(str, answer.data(kind)))}, not {sorted(map(str, data))}"
        wrong = [one.ttl for one in answer.answer if ttl and one.kind == kind and one.ttl != ttl]
        return f"lives {wrong[0]} seconds, not {ttl}" if wrong else None

    return judge


def refused(answer: Message) -> str | None:
    return None if answer.code == "REFUSED" else f"{answer.code or 'no answer'}, not REFUSED"


def missing(zone: str, code: str = "NXDOMAIN", *, aa: bool = False, ad: bool = False, nsec3: bool = False) -> Judge:
    """There is no such name (or type, with NOERROR), says the zone."""

    def judge(answer: Message) -> str | None:
        if reason := lacks(answer, code=code, aa=aa, ad=ad):
            return reason
        heads = [one.data for one in answer.authority if one.kind == "SOA" and one.name == zone]
        if heads != [HEAD[zone]] or any(one.kind not in ("CNAME", "RRSIG") for one in answer.answer):
            return f"not denied by the SOA of {zone}: {heads}"
        proofs = [one for one in answer.authority if one.kind in ("NSEC", "NSEC3") and one.name.endswith(zone)]
        if nsec3 and (not proofs or {(one.kind, one.data) for one in proofs} != {("NSEC3", (0, 0, 0))}):
            return f"not proven by plain NSEC3: {[(one.kind, one.data) for one in proofs]}"
        return None

    return judge


def signed(kind: str, zone: str, data: Any) -> Judge:
    """Data with a signature of their zone, of the right algorithm and validity."""

    def judge(answer: Message) -> str | None:
        if answer.code != "NOERROR" or data not in answer.data(kind):
            return f"{answer.code or 'no answer'} {sorted(map(str, answer.data(kind)))}, not {data}"
        return _signature(answer, kind, zone)

    return judge


def _signature(answer: Message, kind: str, zone: str) -> str | None:
    found = [one.data for one in answer.answer if one.kind == "RRSIG" and one.data[0] == kind and one.data[3] == zone]
    if not found:
        return f"{kind} is not signed by {zone}"
    # named lets signatures begin an hour early, and end up to twelve hours sooner, so that they don't end all at once.
    if any(one[1] != 13 or not 9.4 * DAY <= one[2] <= 10.1 * DAY for one in found):
        return f"signed by algorithm {found[0][1]} for {found[0][2] / DAY:.1f} days"
    return None


def keys(zone: str) -> Judge:
    """A key-signing and a zone-signing key."""

    def judge(answer: Message) -> str | None:
        found = sorted((one.data, one.ttl) for one in answer.answer if one.kind == "DNSKEY")
        if found != [((256, 13), 600), ((257, 13), 600)]:
            return f"has (flags, algorithm), seconds of {found}"
        return _signature(answer, "DNSKEY", zone)

    return judge


def referral(answer: Message) -> str | None:
    """To the yard's server, with glue."""
    if reason := lacks(answer):
        return reason
    to = {(one.name, one.data) for one in answer.authority if one.kind == "NS"}
    glue = {(one.name, one.data) for one in answer.additional if one.kind == "A"}
    if answer.answer or answer.authoritative or to != {(YARD, f"ns.{YARD}")}:
        return f"no referral to ns.{YARD}: {sorted(to)}"
    return None if glue == {(f"ns.{YARD}", SERVERS["yard"])} else f"its glue is {sorted(glue)}"


def address(octet: int) -> str:
    return f"10.44.7.{octet}"
