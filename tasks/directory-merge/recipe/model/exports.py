"""What the two companies export: LDIF of their directories and CSV lists of their personnel offices."""

import base64
import random

from world import Group, Person, World

Entry = list[tuple[str, str]]
ALDER_KINDS = {"permanent": "P", "contractor": "C", "trainee": "T"}
BROOK_KINDS = {"permanent": "perm", "contractor": "ext", "trainee": "trainee"}


def files(world: World, rng: random.Random) -> dict[str, bytes]:
    """Name -> content of each file in `exports/`."""
    return {
        "alder.ldif": _ldif(_alder(world, rng), rng).encode(),
        "brook.ldif": _ldif(_brook(world, rng), rng).encode(),
        "alder-hr.csv": _alder_hr(world, rng).encode(),
        "brook-hr.csv": _brook_hr(world, rng).encode("latin-1"),
        "units.csv": _units(world).encode(),
        "services.csv": "".join(
            f"{name},{word}\n" for name, word in [("name", "password"), *world.services.items()]
        ).encode(),
    }


def _odd(dn: str, rng: random.Random) -> str:
    """The same name, written otherwise."""
    return dn.replace(",ou=", rng.choice((", OU=", ",ou=", ", ou="))) if rng.random() < 0.7 else dn


def _shuffled(entries: list[Entry], world: World, rng: random.Random) -> list[Entry]:
    rng.shuffle(entries)
    # The order of the files must not happen to be that of the numbers, which decides who of two gets a name.
    twins = [world.who("brook", role) for role in ("twin", "twin2")]
    high, low = sorted(twins, key=lambda one: -one.number)
    places = {dict(entry)["dn"]: place for place, entry in enumerate(entries)}
    if high.old_dn in places and places[high.old_dn] > places[low.old_dn]:
        first, second = places[low.old_dn], places[high.old_dn]
        entries[first], entries[second] = entries[second], entries[first]
    return entries


def _alder(world: World, rng: random.Random) -> list[Entry]:
    entries = [_staff(one, rng) for one in world.people if one.company == "alder"]
    for number, group in enumerate(one for one in world.groups if one.company == "alder"):
        entry = [("dn", f"cn={group.name},ou=groups,dc=alder,dc=test"), ("objectClass", "posixGroup")]
        entry += [("cn", group.name), ("gidNumber", str(500 + number))]
        entry += [("description", f"Run by {group.owner.login}")] if group.owner else []
        entries.append(
            entry + [("memberUid", one.login if isinstance(one, Person) else str(one)) for one in group.members]
        )
    return _shuffled(entries, world, rng)


def _staff(one: Person, rng: random.Random) -> Entry:
    entry = [("dn", one.old_dn), ("objectClass", "inetOrgPerson"), ("objectClass", "posixAccount")]
    entry += [("uid", one.login), ("cn", one.name), ("sn", one.surname), ("givenName", one.given)]
    entry += [
        ("uidNumber", str(one.posix)),
        ("gidNumber", "100"),
        ("homeDirectory", one.home),
        ("loginShell", one.shell),
    ]
    entry += [("mail", one.old_mail), ("roomNumber", one.room), ("employeeNumber", f"{one.number:05}")]
    entry += [("telephoneNumber", phone) for phone in one.phones]
    entry += [("manager", _odd(one.manager.old_dn, rng))] if one.manager else []
    return [*entry, ("userPassword", one.stored)]


def _brook(world: World, rng: random.Random) -> list[Entry]:
    def named(one: Person | Group | str) -> str:
        if isinstance(one, Group):
            return _odd(f"cn={one.name},ou=teams,o=brook", rng)
        return _odd(one.old_dn, rng) if isinstance(one, Person) else one

    entries = []
    for one in world.people:
        if one.company == "brook":
            entry = [("dn", one.old_dn), ("objectClass", "person"), ("objectClass", "brookEmployee"), ("cn", one.name)]
            entry += [("brookLogin", one.login), ("brookNumber", str(one.number)), ("brookRoom", one.room)]
            entry += [("brookMail", one.old_mail), *(("brookPhone", phone) for phone in one.phones)]
            entry += [("brookLocked", "TRUE")] if one.role == "locked" else []
            entries.append([*entry, ("userPassword", one.stored)])
    for group in world.groups:
        if group.company == "brook":
            entry = [
                ("dn", f"cn={group.name},ou=teams,o=brook"),
                ("objectClass", "groupOfUniqueNames"),
                ("cn", group.name),
            ]
            entry += [("owner", named(group.owner))] if group.owner else []
            entries.append(entry + [("uniqueMember", named(one)) for one in group.members])
    for name, members in world.lists.items():
        entry = [("dn", f"cn={name},ou=lists,o=brook"), ("objectClass", "brookList"), ("cn", name)]
        addresses = [one.old_mail if isinstance(one, Person) else one for one in members]
        entries.append(entry + [("brookMember", address) for address in addresses])
    return _shuffled(entries, world, rng)


def _ldif(entries: list[Entry], rng: random.Random) -> str:
    """Folded here and there, and with what isn't plain in base64."""
    text = "version: 1\n# exported\n\n"
    for entry in entries:
        for name, value in entry:
            plain = value.isascii() and name != "userPassword"
            line = f"{name}: {value}" if plain else f"{name}:: {base64.b64encode(value.encode()).decode()}"
            width = rng.choice((40, 76, 76))
            while len(line) > width:
                text, line = text + line[:width] + "\n", " " + line[width:]
            text += line + "\n"
        text += "\n"
    return text


def _alder_hr(world: World, rng: random.Random) -> str:
    rows = [
        f"{one.number},{one.ident[:2]} {one.ident[2:]},{one.old_unit},{one.cost},{one.hired},{one.left},"
        f"{ALDER_KINDS[one.kind]},{one.badge}"
        for one in world.people
        if one.company == "alder"
    ]
    rng.shuffle(rows)
    return "\n".join(["number,ident,unit,cost,hired,left,kind,badge", *rows]) + "\n"


def _brook_hr(world: World, rng: random.Random) -> str:
    def day(text: str) -> str:
        return ".".join(reversed(text.split("-"))) if text else ""

    rows = []
    for one in world.people:
        if one.company == "brook":
            cost, boss = str(one.cost), str(one.manager.number) if one.manager else ""
            cells = [
                one.number,
                one.ident.lower(),
                one.old_unit,
                f"{cost[:2]}-{cost[2:]}",
                day(one.hired),
                day(one.left),
            ]
            rows.append(";".join(map(str, [*cells, BROOK_KINDS[one.kind], f"0x{one.badge:X}", boss, one.surname])))
    rng.shuffle(rows)
    return "\n".join(["no;ident;unit;cost;hired;leaves;kind;badge;boss;name", *rows]) + "\n"


def _units(world: World) -> str:
    def identity(one: Person | None) -> str:
        return f"{one.company[0].upper()}-{one.number:05}" if one else ""

    rows = [
        f"{one.code},{one.name},{'|'.join(one.alder)},{'|'.join(one.brook)},{identity(one.head)},{identity(one.assistant)}"
        for one in world.units
    ]
    return "\n".join(["code,name,alder,brook,head,assistant", *rows]) + "\n"
