"""The stages in which records become entries, asked by who may see everything."""

from plan import BASE, GROUPS, PEOPLE, RETIRED, UNITS, Plan, code, hashed, hides
from wire import ADD, DELETE, SUBTREE, add, delete, modify, rename, search
from wire import BASE as ITSELF
from world import Person

BRANCHES = ("people", "retired", "groups", "units", "lists", "services", "policies", "former")
CARRIED = ("cn", "sn", "givenName", "displayName", "telephoneNumber", "roomNumber")
ACCOUNT = ("uidNumber", "gidNumber", "homeDirectory", "loginShell", "mail")
HELD = ("abEmployeeId", "abCostCentre", "abHired", "abBadge", "employeeType", "abStatus")


def person(uid: str, **more: list[str]) -> bytes:
    """A request to add somebody."""
    values = {
        "objectClass": ["inetOrgPerson", "abPerson"],
        "uid": [uid],
        "cn": [uid],
        "sn": [uid],
        "abStatus": ["active"],
    }
    return add(f"uid={uid},{PEOPLE}", {name: some for name, some in {**values, **more}.items() if some})


def kept(plan: Plan) -> list[Person]:
    """One record of everybody who is still there."""
    return [one for one in plan.world.people if not one.gone and (one.company, one.role) != ("brook", "both")]


def schema(plan: Plan) -> None:
    uid, code_, other = (plan.world.ghosts[number] for number in (0, 1, 2))
    dn, unit, second = f"uid={uid},{PEOPLE}", f"ou={code_},{UNITS}", f"ou={other},{UNITS}"
    branches = {f"ou={name},{BASE}": {"ou": [name]} for name in BRANCHES}
    plan.find("root", "(objectClass=organizationalUnit)", branches, ["ou"], base=BASE)
    for name in (unit, second):
        values = {"objectClass": ["abDepartment"], "ou": [name[3 : name.index(",")]], "description": [uid]}
        values |= {"manager": [dn], "secretary": [dn], "abCostCentre": ["004711"]}
        plan.ask("root", "add a unit", add(name, values), code(0))
    given = {
        "abEmployeeId": ["A-00042"],
        "abFormerUid": [uid.upper(), other],
        "abMailAlias": [f"{uid}@alder.test", f"{other}@brook.test"],
        "abCostCentre": ["004711"],
        "abUnit": [unit],
        "abHired": ["20200131000000Z"],
        "abBadge": ["777001"],
        "abFormerDn": [f"cn={uid},ou=personnel,o=brook", f"uid={uid},ou=staff,dc=alder,dc=test"],
    }
    plan.ask("root", "add a person", person(uid, **given), code(0))
    plan.ask("root", "add a person without status", person(other, abStatus=[]), code(65))
    for name, value in (
        ("abHired", "yesterday"),
        ("abBadge", "0x12"),
        ("abCostCentre", "BR-47"),
        ("abUnit", "nowhere"),
        ("abFormerDn", "somebody"),
        ("abMailAlias", "b\xf6@alder.test"),
        ("abFormerUid", "b\xf6"),
        ("abEmployeeId", "b\xf6"),
    ):
        plan.change("root", dn, name, [value], code(21))
    for name, value in (
        ("abEmployeeId", "A-00043"),
        ("abCostCentre", "004712"),
        ("abUnit", second),
        ("abHired", "20200201000000Z"),
        ("abBadge", "777002"),
        ("abStatus", "leave"),
    ):
        plan.change("root", dn, name, [value], code(19), ADD)
    found, none = {dn: {}}, {}
    for wanted, result in (
        ("(abEmployeeId=a-00042)", found),
        ("(abEmployeeId=a-0004*)", found),
        (f"(abFormerUid={uid.upper()})", found),
        (f"(abFormerUid={uid})", none),
        (f"(abMailAlias=*{uid[2:].upper()}@ALDER*)", found),
        ("(abCostCentre=00 4711)", found),
        ("(abCostCentre=0047*)", found),
        (f"(abUnit=OU={code_.upper()}, {UNITS})", found),
        ("(abHired>=20200101000000Z)", found),
        ("(abHired>=20200201000000Z)", none),
        ("(abBadge>=100000)", found),
        ("(abBadge>=777002)", none),
        ("(abStatus=ACTIVE)", found),
        (f"(abFormerDn=CN={uid}, OU=personnel,o=brook)", found),
    ):
        plan.find("root", f"(&(uid={uid}){wanted})", result, [])
    for name in (dn, unit, second):
        plan.ask("root", "remove it again", delete(name), code(0))


def people(plan: Plan) -> None:
    for one in kept(plan):
        names = [*CARRIED] if one.role == "both" else [*CARRIED, "abFormerDn", "abFormerUid"]
        dn = plan.dn(one)
        plan.find("root", f"(uid={one.uid})", {dn: plan.merged.entries[dn]}, names, base=BASE, scope=SUBTREE)


def accounts(plan: Plan) -> None:
    for one in kept(plan):
        dn = plan.dn(one)
        names = [*ACCOUNT] if one.role == "both" else [*ACCOUNT, "abMailAlias"]
        wanted = f"(&(objectClass=posixAccount)(uid={one.uid}))"
        plan.find("root", wanted, {dn: plan.merged.entries[dn]}, names)
        if one.role == "clear":
            operation = search(dn, ITSELF, "(objectClass=*)", ["userPassword"])
            plan.ask("root", f"password of {dn}", operation, hashed("{", one.password))
        elif one.role not in ("shell", "second"):
            expected = {dn: {"userPassword": [one.stored]}}
            plan.find("root", "(objectClass=*)", expected, ["userPassword"], base=dn, scope=ITSELF)
        if one.role != "locked":
            plan.bind(one, one.password, code(0))
    for role in ("plain", "clear"):
        one = plan.world.who("brook", role)
        plan.bind(one, one.password + "x", code(49))


def personnel(plan: Plan) -> None:
    for one in kept(plan):
        entry = plan.merged.entries[plan.dn(one)]
        (address,) = entry["mail"]
        names = [*HELD, "abFormerDn", "abFormerUid", "abMailAlias"] if one.role == "both" else HELD
        plan.find("root", f"(mail={address})", {plan.dn(one): entry}, names, base=BASE, scope=SUBTREE)
    gone = [one for one in plan.world.people if one.gone]
    expected = {plan.dn(one): plan.merged.entries[plan.dn(one)] for one in gone}
    plan.find("root", "(uid=*)", expected, [*HELD, "uid", "userPassword"], base=RETIRED)
    for one in gone:
        plan.bind(one, one.password, code(49, 53))
    both = plan.world.who("brook", "both")
    plan.ask("root", "a second entry", search(BASE, SUBTREE, f"(uid={both.uid})"), hides)


def units(plan: Plan) -> None:
    entries = {dn: entry for dn, entry in plan.merged.entries.items() if dn.endswith(UNITS)}
    names = ["objectClass", "ou", "description", "manager", "secretary"]
    plan.find("root", "(objectClass=abDepartment)", entries, names, base=UNITS)
    for one in kept(plan):
        entry = plan.merged.entries[plan.dn(one)]
        (number,) = entry["abEmployeeId"]
        plan.find("root", f"(abEmployeeId={number})", {plan.dn(one): entry}, ["abUnit", "manager"])


def groups(plan: Plan) -> None:
    entries = {dn: entry for dn, entry in plan.merged.entries.items() if dn.endswith(GROUPS)}
    plan.find("root", "(objectClass=groupOfNames)", entries, ["cn", "member", "owner"], base=GROUPS)
    below = f"ou=lists,{BASE}"
    lists = {dn: entry for dn, entry in plan.merged.entries.items() if dn.endswith(below)}
    plan.find("root", "(objectClass=nisMailAlias)", lists, ["cn", "rfc822MailMember"], base=below)


def integrity(plan: Plan) -> None:
    world, unit = plan.world, plan.world.units[0]
    for dn, entry in plan.merged.entries.items():
        if dn.endswith(GROUPS):
            expected = {one: {} for one in entry["member"] if one.endswith(PEOPLE)}
            plan.find("root", f"(memberOf={dn})", expected, [])
    _followed(plan)
    uid, other = world.ghosts[6], world.who("alder", "plain")
    (address,) = plan.merged.entries[plan.dn(other)]["mail"]
    (number,) = plan.merged.entries[plan.dn(other)]["abEmployeeId"]
    dn = f"uid={uid},{PEOPLE}"
    values = {"objectClass": ["inetOrgPerson", "abPerson"], "cn": [uid], "sn": [uid], "abStatus": ["active"]}
    plan.ask("root", "a login twice", add(f"uid={other.uid},{RETIRED}", {**values, "uid": [other.uid]}), code(19))
    plan.ask("root", "an address twice", person(uid, mail=[address]), code(19))
    plan.ask("root", "an employee number twice", person(uid, abEmployeeId=[number]), code(19))
    plan.ask("root", "two addresses", person(uid, mail=[f"{uid}@a.test", f"{uid}@b.test"]), code(19))
    plan.ask("root", "a unit that is none", person(uid, abUnit=[f"ou={uid},{UNITS}"]), code(19))
    plan.ask("root", "a unit that is a person", person(uid, abUnit=[plan.dn(other)]), code(19))
    plan.ask("root", "a state that is none", person(uid, abStatus=[uid]), code(19))
    plan.ask("root", "a telex", person(uid, telexNumber=["1$GB$a"]), code(65))
    more = {
        "mail": [f"{uid}@a.test"],
        "abEmployeeId": ["B-00042"],
        "abUnit": [f"ou={unit.code},{UNITS}"],
        "abStatus": ["leave"],
    }
    plan.ask("root", "somebody else", person(uid, **more), code(0))
    plan.change("root", dn, "mail", [address], code(19))
    plan.change("root", dn, "abStatus", ["retired"], code(0))
    plan.change("root", dn, "x121Address", ["1"], code(65), ADD)
    plan.ask("root", "remove it again", delete(dn), code(0))


def _followed(plan: Plan) -> None:
    """Somebody is renamed, and then goes; who was referred to follows."""
    first, second, last, moved, group, unit = plan.world.ghosts[:6]
    dn, new, other = (f"uid={name},{PEOPLE}" for name in (first, moved, second))
    one, team, place = f"uid={last},{PEOPLE}", f"cn={group},{GROUPS}", f"ou={unit},{UNITS}"
    plan.ask("root", "add somebody", person(first), code(0))
    plan.ask("root", "add somebody", person(second), code(0))
    plan.ask("root", "add who reports to it", person(last, manager=[dn]), code(0))
    plan.ask(
        "root",
        "add a group",
        add(team, {"objectClass": ["groupOfNames"], "cn": [group], "member": [dn], "owner": [dn]}),
        code(0),
    )
    plan.ask(
        "root", "add a unit", add(place, {"objectClass": ["abDepartment"], "ou": [unit], "secretary": [dn]}), code(0)
    )
    plan.ask("root", "rename somebody", rename(dn, f"uid={moved}"), code(0))
    plan.settle()
    plan.find("root", f"(cn={group})", {team: {"member": [new], "owner": [new]}}, ["member", "owner"], base=GROUPS)
    plan.see("root", one, "manager", new)
    plan.see("root", place, "secretary", new)
    plan.see("root", new, "memberOf", team)
    plan.ask("root", "remove somebody", delete(new), code(0))
    plan.settle()
    plan.find("root", f"(cn={group})", {team: {"member": [f"cn=nobody,{BASE}"]}}, ["member"], base=GROUPS)
    plan.see("root", one, "manager", f"cn=nobody,{BASE}")
    plan.ask("root", "somebody joins", modify(team, (ADD, "member", [other])), code(0))
    plan.see("root", other, "memberOf", team)
    plan.ask("root", "and leaves", modify(team, (DELETE, "member", [other])), code(0))
    plan.see("root", other, "memberOf", None)
    for name in (team, one, other, place):
        plan.ask("root", "remove it again", delete(name), code(0))
