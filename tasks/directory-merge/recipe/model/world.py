"""Draws two companies. Whoever is drawn has a role, so that every rule of the merge has somebody whom it concerns."""

import base64
import hashlib
import random
from dataclasses import dataclass, field

BASE = "dc=alderbrook,dc=test"
DESKS = {
    "hr-desk": "hr",
    "help-desk": "help",
    "badge-office": "badge",
    "post-room": "post",
    "security": "security",
    "auditors": "auditor",
    "group-desk": "groupdesk",
}
"""Group -> the role of who is in it."""

SERVICES = ("backup", "mailrelay", "vpn", "phonebook", "door", "printers", "provisioning", "radius", "portal")
ALDER = (
    *DESKS.values(),
    *("plain", "manager", "head", "assistant", "contractor", "leaver", "report", "clear", "both"),
    *("shell", "clash", "trainee", "second"),
)
BROOK = ("plain", "boss", "head", "contractor", "leaver", "report", "locked", "clear", "both", "clash", "mailclash")
BROOK += ("twin", "twin2", "colleague")
KINDS = {"contractor": "contractor", "trainee": "trainee"}
"""Role -> employeeType; all others are permanent."""


@dataclass(eq=False)
class Person:
    """One record of one company; `both` has two."""

    company: str
    role: str
    given: str
    surname: str
    login: str
    uid: str
    number: int
    posix: int
    phones: list[str]
    room: str
    local: str
    password: str
    stored: str
    unit: int
    old_unit: str
    cost: int
    badge: int
    hired: str
    left: str
    ident: str
    home: str = ""
    shell: str = ""
    manager: "Person | None" = None

    @property
    def name(self) -> str:
        return f"{self.given} {self.surname}"

    @property
    def gone(self) -> bool:
        return self.role == "leaver"

    @property
    def old_dn(self) -> str:
        if self.company == "alder":
            return f"uid={self.login},ou=staff,dc=alder,dc=test"
        return f"cn={self.name},ou=personnel,o=brook"

    @property
    def old_mail(self) -> str:
        return f"{self.local}@{self.company}.test"

    @property
    def kind(self) -> str:
        return KINDS.get(self.role, "permanent")


@dataclass(eq=False)
class Group:
    """A group of one company; members are people, groups, or names of nobody."""

    company: str
    name: str
    members: list["Person | Group | str"]
    owner: Person | None = None


@dataclass(eq=False)
class Unit:
    """A unit of the merged company, and what it was called."""

    code: str
    name: str
    alder: list[str]
    brook: list[str]
    head: Person | None = None
    assistant: Person | None = None


@dataclass(eq=False)
class World:
    """All that was drawn."""

    people: list[Person]
    groups: list[Group]
    units: list[Unit]
    lists: dict[str, list["Person | str"]]
    services: dict[str, str]
    root: str
    ghosts: list[str] = field(default_factory=list)

    def who(self, company: str, role: str) -> Person:
        return next(one for one in self.people if (one.company, one.role) == (company, role))

    def group(self, name: str, company: str = "alder") -> Group:
        return next(one for one in self.groups if (one.company, one.name) == (company, name))


class Names:
    """Words that nobody has yet."""

    def __init__(self, rng: random.Random) -> None:
        self.rng, self.taken = rng, set[str]()

    def word(self, syllables: int = 3) -> str:
        while True:
            found = "".join(
                self.rng.choice("bdfgklmnprstv") + self.rng.choice("aeiou") for _ in range(syllables)
            ) + self.rng.choice("lmnrs")
            if found not in self.taken:
                self.taken.add(found)
                return found

    def name(self) -> str:
        found = self.word(self.rng.choice((2, 3))).capitalize()
        return found.replace("o", "ö", 1) if self.rng.random() < 0.15 else found


def hashed(password: str, scheme: str, rng: random.Random) -> str:
    """As a directory stores it."""
    salt = rng.randbytes(8)
    make = hashlib.sha512 if scheme == "{SSHA512}" else hashlib.sha1
    return scheme + base64.b64encode(make(password.encode() + salt).digest() + salt).decode()


def _person(names: Names, company: str, role: str, number: int, posix: int, badge: int) -> Person:
    rng = names.rng
    given, surname = names.name(), names.name()
    uid = names.word()
    login = uid[:1].upper() + uid[1:4] + rng.choice("._") + uid[4:] if rng.random() < 0.7 else uid
    password = f"{names.word(4)}-{rng.randint(1000, 9999)}"
    alder = company == "alder"
    stored = hashed(password, "{SSHA}" if alder else "{SSHA512}", rng)
    phone = f"{rng.choice((20, 113, 161))} {rng.randint(2000, 9999)} {rng.randint(1000, 9999)}"
    return Person(
        company=company,
        role=role,
        given=given,
        surname=surname,
        login=login,
        uid=uid,
        number=number,
        posix=posix,
        phones=[f"0{phone}" if rng.random() < 0.6 else f"+44 {phone}"],
        room=f"{rng.randint(1, 9)}.{rng.randint(10, 99)}",
        local=names.word(),
        password=password,
        stored=password if role == "clear" else stored,
        unit=rng.randrange(3),
        old_unit="",
        cost=rng.randint(1000, 9999),
        badge=badge,
        hired=f"20{rng.randint(10, 25)}-{rng.randint(1, 9):02}-{rng.randint(10, 28)}",
        left="",
        ident=f"{rng.choice('ABCEGHJ')}{rng.choice('ABCEGHJ')}{number:04}{rng.randint(10, 99)}{rng.choice('ABCD')}",
        home=f"/export/{names.word(2)}" if alder else "",
        shell="/bin/bash" if alder else "",
    )


def drawn(rng: random.Random) -> World:
    """Two companies of some forty people."""
    names = Names(rng)
    numbers, posix, badges = (rng.sample(range(*ends), 60) for ends in ((100, 9999), (1000, 9999), (1000, 60000)))
    alder = {role: _person(names, "alder", role, numbers.pop(), posix.pop(), badges.pop()) for role in ALDER}
    brook = {role: _person(names, "brook", role, number := numbers.pop(), number, badges.pop()) for role in BROOK}
    units = _units(names, alder, brook)
    _roles(names, alder, brook)
    for one in (*alder.values(), *brook.values()):
        one.old_unit = rng.choice(getattr(units[one.unit], one.company))
    people = [*alder.values(), *brook.values()]
    ghosts = [names.word() for _ in range(12)]
    return World(
        people=people,
        groups=_groups(names, alder, brook),
        units=units,
        lists={
            names.word(): [alder["plain"], brook["mailclash"], alder["leaver"], f"{names.word()}@example.org"],
            names.word(): [brook["both"], brook["plain"], brook["leaver"]],
        },
        services={name: f"{names.word(4)}-{rng.randint(1000, 9999)}" for name in SERVICES},
        root=f"{names.word(4)}-{rng.randint(1000, 9999)}",
        ghosts=ghosts,
    )


def _units(names: Names, alder: dict[str, Person], brook: dict[str, Person]) -> list[Unit]:
    def old(count: int) -> list[str]:
        return [names.word().capitalize() for _ in range(count)]

    def code() -> str:
        return names.word(1).upper() + str(names.rng.randint(10, 99))

    return [
        Unit(code(), names.name(), old(2), old(1), alder["head"], alder["assistant"]),
        Unit(code(), names.name(), old(1), old(2), brook["head"], alder["trainee"]),
        Unit(code(), names.name(), old(1), old(1), alder["manager"]),
    ]


def _roles(names: Names, alder: dict[str, Person], brook: dict[str, Person]) -> None:
    """What concerns whom."""
    rng = names.rng
    for company in (alder, brook):
        company["leaver"].left = f"2026-0{rng.randint(1, 9)}-{rng.randint(10, 28)}"
        company["contractor"].unit = company["plain"].unit = 0
    for one in (alder["trainee"], brook["boss"]):
        one.left = f"2027-0{rng.randint(1, 9)}-{rng.randint(10, 28)}"
    alder["second"].unit, alder["report"].unit, brook["report"].unit = 2, 0, 1
    brook["colleague"].unit = 1
    # Alder has the login and the one with a 2 behind it, so the first that is free is 3.
    alder["clash"].login = alder["clash"].uid = brook["clash"].login = names.word()
    alder["shell"].login = alder["shell"].uid = f"{alder['clash'].uid}2"
    brook["clash"].uid = f"{alder['clash'].uid}3"
    alder["shell"].shell = "/usr/bin/csh"
    twin = names.word()
    low, high = sorted((brook["twin"], brook["twin2"]), key=lambda one: one.number)
    low.login, low.uid = twin[:2] + "_" + twin[2:], twin
    high.login, high.uid = twin[:1].upper() + twin[1:4] + "." + twin[4:], f"{twin}2"
    brook["mailclash"].local = alder["plain"].local
    alder["report"].local = alder["report"].local.capitalize()
    alder["plain"].phones.append(f"020 7946 0{rng.randint(100, 999)}")
    brook["both"].ident = alder["both"].ident
    brook["both"].given, brook["both"].surname = alder["both"].given, alder["both"].surname
    for role, one in alder.items():
        one.manager = alder["head"] if role not in ("head", "manager") else None
    for role in ("plain", "contractor", "second"):
        alder[role].manager = alder["manager"]
    alder["report"].manager, brook["report"].manager = alder["leaver"], brook["leaver"]
    for role in ("plain", "contractor", "mailclash"):
        brook[role].manager = brook["boss"]
    brook["clash"].manager = brook["both"]


def _groups(names: Names, alder: dict[str, Person], brook: dict[str, Person]) -> list[Group]:
    def ghost(company: str) -> str:
        word = names.word()
        return word if company == "alder" else f"cn={word.capitalize()} {word},ou=personnel,o=brook"

    groups = [Group("alder", name, [alder[role]]) for name, role in DESKS.items()]
    same = names.word()
    lost = Group("brook", names.word(), [brook["leaver"], ghost("brook")], brook["boss"])
    inner = Group("brook", names.word(), [brook["contractor"], brook["both"]], brook["boss"])
    groups += [
        Group("alder", "vpn-users", [alder["plain"], alder["manager"], alder["leaver"]], alder["manager"]),
        Group("alder", names.word(), [alder["second"], alder["contractor"], ghost("alder")], alder["manager"]),
        Group("alder", names.word(), [alder["leaver"], ghost("alder")], alder["head"]),
        Group("alder", same, [alder["plain"], alder["shell"], alder["report"]], alder["leaver"]),
        lost,
        inner,
        Group("brook", names.word(), [brook["plain"], brook["leaver"], inner, ghost("brook")], brook["boss"]),
        Group("brook", same, [brook["plain"], brook["colleague"]], brook["boss"]),
        Group("brook", names.word(), [lost], brook["boss"]),
        Group("brook", names.word(), [lost, brook["clash"]], brook["both"]),
    ]
    return groups
