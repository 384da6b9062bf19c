"""The merged tree as it should be, worked out from what was drawn, not from what was exported."""

from dataclasses import dataclass, field

from world import BASE, Group, Person, World

Attributes = dict[str, set[str]]


@dataclass
class Merged:
    """DN -> attributes, without passwords, whose salts may differ; and who is where."""

    entries: dict[str, Attributes] = field(default_factory=dict)
    dns: dict[int, str] = field(default_factory=dict)

    def dn(self, one: Person) -> str:
        return self.dns[id(one)]


def mail(one: Person) -> str:
    """The address in the merged company."""
    clashes = one.company == "brook" and one.role == "mailclash"
    return f"{one.local.lower()}{'.brook' if clashes else ''}@alderbrook.test"


def phone(text: str) -> str:
    digits = text.replace(" ", "")
    return "+44" + digits[1:] if digits.startswith("0") else digits


def group_name(world: World, group: Group) -> str:
    same = group.company == "brook" and any(
        other.company == "alder" and other.name == group.name for other in world.groups
    )
    return f"{group.name}-brook" if same else group.name


def merged(world: World) -> Merged:
    """Everything that the migration should bring."""
    found = Merged()
    both = world.who("alder", "both")
    for one in world.people:
        kept = both if one.role == "both" else one
        found.dns[id(one)] = f"uid={kept.uid},ou={'retired' if kept.gone else 'people'},{BASE}"
    for one in world.people:
        if (one.company, one.role) != ("brook", "both"):
            found.entries[found.dn(one)] = _person(world, found, one)
    _both(world, found)
    for unit in world.units:
        entry = {"objectClass": {"abDepartment"}, "ou": {unit.code}, "description": {unit.name}}
        entry |= {"manager": {found.dn(unit.head)}} if unit.head else {}
        entry |= {"secretary": {found.dn(unit.assistant)}} if unit.assistant else {}
        found.entries[f"ou={unit.code},ou=units,{BASE}"] = entry
    _groups(world, found)
    for name, members in world.lists.items():
        addresses = {mail(one) if isinstance(one, Person) and one.role != "both" else one for one in members}
        addresses = {mail(both) if isinstance(one, Person) else one for one in addresses}
        gone = {mail(one) for one in world.people if one.gone}
        entry = {"objectClass": {"nisMailAlias"}, "cn": {name}, "rfc822MailMember": addresses - gone}
        found.entries[f"cn={name},ou=lists,{BASE}"] = entry
    for name in world.services:
        entry = {"objectClass": {"applicationProcess", "simpleSecurityObject"}, "cn": {name}}
        entry |= {"authzTo": {f"dn.onelevel:ou=people,{BASE}"}} if name == "portal" else {}
        found.entries[f"cn={name},ou=services,{BASE}"] = entry
    for one in world.people:
        if one.company == "brook" and not one.gone:
            entry = {
                "objectClass": {"alias", "extensibleObject"},
                "cn": {one.name},
                "aliasedObjectName": {found.dn(one)},
            }
            found.entries[f"cn={one.name},ou=former,{BASE}"] = entry
    return found


def _person(world: World, found: Merged, one: Person) -> Attributes:
    alder, unit = one.company == "alder", world.units[one.unit]
    entry = {
        "objectClass": {"inetOrgPerson", "abPerson", "posixAccount"},
        "uid": {one.uid},
        "cn": {one.name},
        "sn": {one.surname},
        "givenName": {one.given},
        "displayName": {f"{one.surname}, {one.given}"},
        "telephoneNumber": {phone(text) for text in one.phones},
        "roomNumber": {one.room},
        "abFormerDn": {one.old_dn},
        "uidNumber": {str(one.posix + (10000 if alder else 50000))},
        "gidNumber": {"10100" if alder else "50000"},
        "homeDirectory": {f"/home/{one.company}/{one.uid}"},
        "loginShell": {"/bin/bash"},
        "mail": {mail(one)},
        "abMailAlias": {one.old_mail.lower()},
        "abEmployeeId": {f"{one.company[0].upper()}-{one.number:05}"},
        "abCostCentre": {f"{one.cost:06}"},
        "abHired": {one.hired.replace("-", "") + "000000Z"},
        "abBadge": {str(one.badge + (0 if alder else 100000))},
        "employeeType": {one.kind},
        "abStatus": {"retired" if one.gone else "active"},
        "abUnit": {f"ou={unit.code},ou=units,{BASE}"},
    }
    if one.login != one.uid:
        entry["abFormerUid"] = {one.login}
    manager = unit.head if one.manager and one.manager.gone else one.manager
    if manager:
        entry["manager"] = {found.dn(manager)}
    if one.kind == "contractor":
        entry["pwdPolicySubentry"] = {f"cn=contractors,ou=policies,{BASE}"}
    if one.role == "clear":
        entry["pwdReset"] = {"TRUE"}
    if one.role == "locked":
        entry["pwdAccountLockedTime"] = {"000001010000Z"}
    return entry


def _both(world: World, found: Merged) -> None:
    """Who worked for both keeps Alder's entry, which remembers Brook's."""
    other = world.who("brook", "both")
    entry = found.entries[found.dn(other)]
    entry["abFormerDn"] |= {other.old_dn}
    entry["abFormerUid"] = entry.get("abFormerUid", set()) | {other.login}
    entry["abMailAlias"] |= {other.old_mail.lower()}


def _groups(world: World, found: Merged) -> None:
    dns = {id(group): f"cn={group_name(world, group)},ou=groups,{BASE}" for group in world.groups}
    full: set[int] = set()
    while True:  # a group that has nobody, or only such groups, is none
        more = {
            id(group)
            for group in world.groups
            if any((isinstance(one, Person) and not one.gone) or id(one) in full for one in group.members)
        }
        if more == full:
            break
        full = more
    for group in world.groups:
        if id(group) in full:
            people = {found.dn(one) for one in group.members if isinstance(one, Person) and not one.gone}
            inner = {dns[id(one)] for one in group.members if id(one) in full}
            entry = {"objectClass": {"groupOfNames"}, "cn": {group_name(world, group)}, "member": people | inner}
            if group.owner and not group.owner.gone:
                entry["owner"] = {found.dn(group.owner)}
            found.entries[dns[id(group)]] = entry
    for number, unit in enumerate(world.units):
        of = [
            one
            for one in world.people
            if one.unit == number and not one.gone and (one.company, one.role) != ("brook", "both")
        ]
        entry = {"objectClass": {"groupOfNames"}, "cn": {f"unit-{unit.code.lower()}"}}
        entry["member"] = {found.dn(one) for one in of}
        entry |= {"owner": {found.dn(unit.head)}} if unit.head else {}
        found.entries[f"cn={entry['cn'].copy().pop()},ou=groups,{BASE}"] = entry
