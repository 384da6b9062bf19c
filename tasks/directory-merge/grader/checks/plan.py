"""Collects what is asked, and who judges what comes back. What is right is known before anything is asked."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import wire
from truth import Merged
from wire import Answer
from world import BASE, Person, World

Judge = Callable[[Answer], str | None]
ROOT = f"cn=root,{BASE}"
PEOPLE, RETIRED, GROUPS, UNITS = (f"ou={name},{BASE}" for name in ("people", "retired", "groups", "units"))
NAMES = {
    "abformerdn",
    "abunit",
    "manager",
    "member",
    "owner",
    "pwdpolicysubentry",
    "secretary",
    "memberof",
}
"""Attributes whose values are DNs."""

DENIED = (50,)
UNSEEN = (32, 50)
"""What a search or a change of an entry that one may not know of ends in."""

Who = Person | str


@dataclass
class Plan:
    """Steps for the driver, and who judges what came of them."""

    world: World
    merged: Merged
    steps: list[tuple[str, bytes]] = field(default_factory=list)
    judges: list[tuple[int, str, str, Judge]] = field(default_factory=list)
    check: str = ""
    passwords: dict[int, str] = field(default_factory=dict)
    _bound: set[str] = field(default_factory=set)

    def dn(self, who: Who) -> str:
        """Of a person, of a service by its name, or of `root`."""
        if isinstance(who, Person):
            return self.merged.dn(who)
        return ROOT if who == "root" else f"cn={who},ou=services,{BASE}"

    def password(self, who: Who) -> str:
        if isinstance(who, Person):
            return self.passwords.get(id(who), who.password)
        return self.world.root if who == "root" else self.world.services[who]

    def send(self, link: str, what: str, operation: bytes, judge: Judge | None, controls: Sequence[bytes] = ()) -> None:
        self.steps.append((link, wire.message(len(self.steps) + 1, operation, controls)))
        if judge is not None:
            self.judges.append((len(self.steps) - 1, self.check, what, judge))

    def settle(self) -> None:
        """Wait until the server has done what it does behind an answer."""
        self.steps.append(("", b""))

    def link(self, who: Who | None) -> str:
        """A connection of this check's for somebody, bound; None is nobody, who doesn't bind."""
        name = "nobody" if who is None else f"{who.company} {who.role}" if isinstance(who, Person) else who
        link = f"{self.check}: {name}"
        if who is not None and link not in self._bound:
            self._bound.add(link)
            self.send(link, f"bind as {name}", wire.bind(self.dn(who), self.password(who)), code(0))
        return link

    def ask(
        self, who: Who | None, what: str, operation: bytes, judge: Judge | None, controls: Sequence[bytes] = ()
    ) -> None:
        link = self.link(who)
        self.send(link, f"{link}: {what}", operation, judge, controls)

    def bind(self, who: Person, password: str, judge: Judge, dn: str = "") -> None:
        """A try to bind, on a connection of its own."""
        name = dn or self.dn(who)
        self.send(f"try {len(self.steps)}", f"{self.check}: bind as {name}", wire.bind(name, password), judge)

    def find(
        self,
        who: Who | None,
        wanted: str,
        expected: Mapping[str, Mapping[str, Iterable[str]]],
        attributes: Sequence[str],
        *,
        base: str = PEOPLE,
        scope: int = wire.ONE,
        **options: Any,
    ) -> None:
        """A search that should find exactly these entries, with exactly these of the attributes."""
        controls = options.pop("controls", ())
        operation = wire.search(base, scope, wanted, attributes or ["1.1"], **options)
        self.ask(who, f"search {wanted} below {base}", operation, finds(expected, attributes), controls)

    def see(self, who: Who | None, dn: str, name: str, value: str | None) -> None:
        """Whether somebody sees a value of an entry: it, or nothing of that name."""
        operation = wire.search(dn, wire.BASE, "(objectClass=*)", [name])
        self.ask(who, f"{name} of {dn}", operation, shows(name, value))

    def change(self, who: Who | None, dn: str, name: str, values: Sequence[str], judge: Judge, kind: int = 2) -> None:
        self.ask(who, f"change {name} of {dn}", wire.modify(dn, (kind, name, values)), judge)

    def findings(self, told: Sequence[bytes]) -> dict[str, list[str]]:
        """Check -> what it lacks."""
        found: dict[str, list[str]] = {check: [] for _, check, _, _ in self.judges}
        for number, check, what, judge in self.judges:
            if reason := judge(wire.read(told[number])):
                found[check].append(f"{what}: {reason}")
        return found


def same(dn: str) -> str:
    """A DN in the form by which two are compared."""
    raw = re.sub(rb"\\([0-9A-Fa-f]{2})", lambda found: bytes.fromhex(found[1].decode()), dn.encode())
    text = unicodedata.normalize("NFKC", raw.decode("utf-8", "replace")).casefold()
    return ",".join(part.strip() for part in text.split(","))


def texts(name: str, values: Iterable[str | bytes]) -> list[str]:
    """Values as they are compared."""
    found = [value.decode("utf-8", "replace") if isinstance(value, bytes) else value for value in values]
    name = name.lower()
    if name in NAMES:
        found = [same(value) for value in found]
    elif name == "objectclass":
        found = [value.lower() for value in found]
    return sorted(found)


def code(*codes: int) -> Judge:
    def judge(answer: Answer) -> str | None:
        return None if answer.code in codes else f"{answer.code} {answer.text}, not {codes[0]}"

    return judge


def finds(expected: Mapping[str, Mapping[str, Iterable[str]]], attributes: Sequence[str]) -> Judge:
    want = {
        same(dn): {name.lower(): texts(name, entry[name]) for name in attributes if name in entry}
        for dn, entry in expected.items()
    }
    # Objects have classes beside those that tell what they are.
    classes = {dn: set(entry.pop("objectclass", ())) for dn, entry in want.items()}

    def judge(answer: Answer) -> str | None:
        if answer.code != 0:
            return f"{answer.code} {answer.text}"
        if len(answer.entries) != len(want):
            return f"{len(answer.entries)} entries, not {len(want)}"
        for entry in answer.entries:
            dn = same(entry.dn)
            if dn not in want:
                return f"found {entry.dn}"
            have = {name: texts(name, values) for name, values in entry.values.items() if values}
            if not classes[dn] <= set(have.pop("objectclass", ())):
                return f"{entry.dn} is not of {sorted(classes[dn])}"
            if have != want[dn]:
                names = [name for name in {*have, *want[dn]} if have.get(name) != want[dn].get(name)]
                return f"{names[0]} of {entry.dn} is {have.get(names[0])}, not {want[dn].get(names[0])}"
        return None

    return judge


def shows(name: str, value: str | None) -> Judge:
    def judge(answer: Answer) -> str | None:
        if value is None and answer.code in UNSEEN:
            return None
        if answer.code != 0:
            return f"{answer.code} {answer.text}"
        have = [text for entry in answer.entries for text in texts(name, entry.values.get(name.lower(), []))]
        return None if have == ([] if value is None else texts(name, [value])) else f"{have}, not {value}"

    return judge


def told(answer: Answer, name: str) -> list[str]:
    """All values of that name, in the order in which they came."""
    several = [entry.values.get(name.lower(), []) for entry in answer.entries]
    return [value.decode("utf-8", "replace") for some in several for value in some]


def hides(answer: Answer) -> str | None:
    """Nothing there, for whoever asks."""
    nothing = answer.code in (0, *UNSEEN) and not answer.entries
    return None if nothing else f"{answer.code}, {len(answer.entries)} entries"


def orders(name: str, values: Sequence[str]) -> Judge:
    """Entries (or the values of one) in an order."""

    def judge(answer: Answer) -> str | None:
        have = told(answer, name)
        if answer.code != 0:
            return f"{answer.code} {answer.text}"
        return None if have == list(values) else f"{have}, not {list(values)}"

    return judge


def counts(status: int, number: int) -> Judge:
    def judge(answer: Answer) -> str | None:
        have = (answer.code, len(answer.entries))
        return None if have == (status, number) else f"{have[1]} entries and code {have[0]}, not {number} and {status}"

    return judge


def hashed(scheme: str = "{", *hidden: str) -> Judge:
    """One stored password, of a scheme, which isn't one of these."""

    def judge(answer: Answer) -> str | None:
        have = [value.decode("latin-1") for entry in answer.entries for value in entry.values.get("userpassword", [])]
        if len(have) != 1 or not have[0].startswith(scheme):
            return f"{len(have)} passwords of {[value[:9] for value in have]}, not one of {scheme}"
        return "it is not hashed" if any(word in have[0] for word in hidden) else None

    return judge
