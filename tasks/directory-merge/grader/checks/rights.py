"""The stages about who may do what: people, desks and services bind and try, what they may and what they may not."""

from plan import BASE, DENIED, GROUPS, PEOPLE, RETIRED, UNITS, UNSEEN, Plan, code, hashed, hides
from records import person
from wire import ADD, COMPARED_FALSE, COMPARED_TRUE, DELETE, ONE, REPLACE, add, compare, delete, modify, rename, search
from wire import BASE as ITSELF

ANYTHING = "(objectClass=*)"


def self(plan: Plan) -> None:
    world, dn = plan.world, plan.dn
    plain, second, manager, head, assistant, contractor, leaver, clash = (
        world.who("alder", role)
        for role in ("plain", "second", "manager", "head", "assistant", "contractor", "leaver", "clash")
    )
    ghost = world.ghosts[7]
    # Passwords, and what is private.
    plan.see(plain, dn(plain), "userPassword", None)
    plan.see(plain, dn(second), "userPassword", None)
    plan.ask(plain, "compare a password", compare(dn(plain), "userPassword", plain.password), code(*DENIED))
    plan.see(plain, dn(plain), "abBadge", str(plain.badge))
    plan.see(manager, dn(plain), "abBadge", str(plain.badge))
    for who, whose in ((plain, second), (second, plain), (manager, assistant), (None, plain)):
        for name in ("abBadge", "abHired", "abCostCentre"):
            plan.see(who, dn(whose), name, None)
    plan.see(plain, dn(second), "cn", second.name)
    plan.see(plain, dn(second), "givenName", second.given)
    plan.see(plain, f"ou={world.units[1].code},{UNITS}", "description", world.units[1].name)
    # Who is retired; the branch itself, too.
    for who in (plain, manager, None):
        plan.ask(who, "somebody retired", search(dn(leaver), ITSELF, ANYTHING, ["cn"]), hides)
    plan.ask(plain, "the branch of the retired", search(RETIRED, ITSELF, ANYTHING, ["ou"]), hides)
    # One's own.
    plan.change(clash, dn(clash), "mobile", ["+447700900123"], code(0))
    plan.change(clash, dn(clash), "roomNumber", ["1.01"], code(0))
    plan.change(clash, dn(clash), "telephoneNumber", ["+447700900124"], code(0))
    plan.see(plain, dn(clash), "mobile", "+447700900123")
    unit = f"ou={world.units[2].code},{UNITS}"
    for name, value in (("title", ghost), ("cn", ghost), ("abStatus", "leave"), ("abBadge", "1"), ("abUnit", unit)):
        plan.change(clash, dn(clash), name, [value], code(*DENIED))
    plan.change(clash, dn(second), "mobile", ["+447700900123"], code(*DENIED))
    # Reports and units.
    plan.change(manager, dn(second), "title", [ghost], code(0))
    plan.change(manager, dn(second), "roomNumber", ["1.02"], code(0))
    plan.see(plain, dn(second), "title", ghost)
    plan.change(manager, dn(assistant), "title", [ghost], code(*DENIED))
    plan.change(manager, dn(second), "telephoneNumber", ["+447700900124"], code(*DENIED))
    plan.change(assistant, dn(plain), "roomNumber", ["1.03"], code(0))
    plan.change(assistant, dn(plain), "telephoneNumber", ["+447700900125"], code(0))
    plan.change(assistant, dn(plain), "title", [ghost], code(*DENIED))
    plan.change(assistant, dn(second), "roomNumber", ["1.03"], code(*DENIED))
    plan.see(plain, dn(plain), "roomNumber", "1.03")
    here, there = (f"ou={unit.code},{UNITS}" for unit in world.units[:2])
    plan.change(head, here, "description", [ghost], code(0))
    plan.see(plain, here, "description", ghost)
    plan.change(head, there, "description", [ghost], code(*DENIED))
    plan.change(head, here, "manager", [dn(plain)], code(*DENIED))
    plan.change(plain, here, "description", [ghost], code(*DENIED))
    _contractors(plan)
    _groups(plan)
    # Nobody in particular.
    plan.find(
        None,
        f"(cn={head.name})",
        {dn(head): {"displayName": [f"{head.surname}, {head.given}"]}},
        ["displayName", "mail"],
    )
    plan.find(None, f"(cn={contractor.name})", {}, ["displayName"])
    plan.find(None, f"(sn={head.surname})", {}, ["displayName"])
    for name in ("mail", "uid", "roomNumber"):
        plan.see(None, dn(head), name, None)
    plan.ask(None, "a unit", search(here, ITSELF, ANYTHING, ["ou"]), hides)
    plan.change(None, dn(head), "mobile", ["+447700900123"], code(*UNSEEN, 8))


def _contractors(plan: Plan) -> None:
    """They see their own unit: of two companies, one in each."""
    for company, other in (("alder", "second"), ("brook", "colleague")):
        one, far = plan.world.who(company, "contractor"), plan.world.who(company, other)
        near = plan.world.who("brook" if company == "alder" else "alder", "plain")
        plan.see(one, plan.dn(near), "cn", near.name)
        plan.see(one, plan.dn(one), "abBadge", str(one.badge + (0 if company == "alder" else 100000)))
        plan.ask(one, "somebody elsewhere", search(plan.dn(far), ITSELF, ANYTHING, ["cn"]), hides)


def _groups(plan: Plan) -> None:
    """Their members see them, and their owners say who is one."""
    world, dn = plan.world, plan.dn
    plain, second, manager, head = (world.who("alder", role) for role in ("plain", "second", "manager", "head"))
    boss, colleague = world.who("brook", "boss"), world.who("brook", "colleague")
    vpn = f"cn=vpn-users,{GROUPS}"
    plan.see(plain, vpn, "cn", "vpn-users")
    plan.ask(second, "a group of others", search(vpn, ITSELF, ANYTHING, ["cn"]), hides)
    plan.ask(None, "a group", search(vpn, ITSELF, ANYTHING, ["cn"]), hides)
    plan.change(plain, vpn, "member", [dn(second)], code(*DENIED), ADD)
    plan.change(second, vpn, "member", [dn(second)], code(*UNSEEN), ADD)
    plan.change(manager, vpn, "member", [dn(head)], code(0), ADD)
    plan.see(head, vpn, "cn", "vpn-users")
    plan.find("root", f"(&(uid={head.uid})(memberOf={vpn}))", {dn(head): {}}, [])
    plan.change(manager, vpn, "description", ["ours"], code(*DENIED))
    plan.change(manager, vpn, "member", [dn(head)], code(0), DELETE)
    plan.find("root", f"(&(uid={head.uid})(memberOf={vpn}))", {}, [])
    team = next(
        name
        for name, entry in plan.merged.entries.items()
        if name.endswith(GROUPS) and dn(boss) in entry.get("owner", ()) and dn(boss) not in entry["member"]
    )
    plan.see(boss, team, "owner", dn(boss))
    plan.change(boss, team, "member", [dn(colleague)], code(0), ADD)
    plan.change(boss, team, "member", [dn(colleague)], code(0), DELETE)


def _exchange(old: str, new: str) -> tuple[tuple[int, str, list[str]], tuple[int, str, list[str]]]:
    return (DELETE, "userPassword", [old]), (ADD, "userPassword", [new])


def passwords(plan: Plan) -> None:
    world, dn = plan.world, plan.dn
    shell, clash, clear, trainee = (world.who("alder", role) for role in ("shell", "clash", "clear", "trainee"))
    contractor, ghost = world.who("alder", "contractor"), world.ghosts[8]
    # How they are kept.
    old, new, third = shell.password, f"{ghost}-long-1", f"{ghost}-second"[:10]
    plan.ask(shell, "too short", modify(dn(shell), *_exchange(old, "abc-12345")), code(19))
    plan.ask(shell, "a new one", modify(dn(shell), *_exchange(old, new)), code(0))
    plan.bind(shell, new, code(0))
    plan.bind(shell, old, code(49))
    plan.ask("root", "stored", search(dn(shell), ITSELF, ANYTHING, ["userPassword"]), hashed("{SSHA512}", new))
    plan.ask(shell, "the old one again", modify(dn(shell), *_exchange(new, old)), code(19))
    plan.ask(shell, "a third one", modify(dn(shell), *_exchange(new, third)), code(0))
    plan.ask(shell, "the one before", modify(dn(shell), *_exchange(third, new)), code(19))
    plan.passwords[id(shell)] = third
    # Of contractors.
    plan.ask(
        contractor,
        "short for a contractor",
        modify(dn(contractor), *_exchange(contractor.password, "fifteen-letters")),
        code(19),
    )
    long = f"{ghost}-sixteen-characters"[:16]
    plan.ask(contractor, "long", modify(dn(contractor), *_exchange(contractor.password, long)), code(0))
    plan.passwords[id(contractor)] = long
    names = ["pwdPolicySubentry", "pwdReset"]
    for company in ("alder", "brook"):
        for role in ("contractor", "clear", "plain"):
            one = world.who(company, role)
            plan.find("root", ANYTHING, {dn(one): plan.merged.entries[dn(one)]}, names, base=dn(one), scope=ITSELF)
    # That have to be changed.
    plan.ask(clear, "before it is changed", search(dn(clear), ITSELF, ANYTHING, ["cn"]), code(50))
    plan.ask(clear, "change it", modify(dn(clear), *_exchange(clear.password, new)), code(0))
    plan.passwords[id(clear)] = new
    plan.see(clear, dn(clear), "cn", clear.name)
    # That are guessed.
    for _ in range(2):
        plan.bind(trainee, trainee.password + "x", code(49))
    plan.bind(trainee, trainee.password, code(0))
    for _ in range(3):
        plan.bind(clash, clash.password + "x", code(49))
    plan.bind(clash, clash.password, code(49))
    plan.bind(clash, clash.password, code(49))


def desks(plan: Plan) -> None:
    world, dn = plan.world, plan.dn
    hr, desk, badge, post, security, maker, plain, second, clash, head, leaver = (
        world.who("alder", role)
        for role in (
            "hr",
            "help",
            "badge",
            "post",
            "security",
            "groupdesk",
            "plain",
            "second",
            "clash",
            "head",
            "leaver",
        )
    )
    locked, colleague, ghost = world.who("brook", "locked"), world.who("brook", "colleague"), world.ghosts[9]
    # Help, and locks.
    given = f"{ghost}-given-1"
    reset = modify(dn(second), (REPLACE, "userPassword", [given]), (REPLACE, "pwdReset", ["TRUE"]))
    plan.ask(desk, "a password to be changed", reset, code(0))
    plan.change(desk, dn(security), "userPassword", [given], code(*DENIED))
    plan.change(desk, dn(security), "pwdReset", ["TRUE"], code(*DENIED))
    plan.change(plain, dn(head), "userPassword", [given], code(*DENIED))
    plan.see(desk, dn(second), "userPassword", None)
    plan.passwords[id(second)] = given
    plan.ask(second, "before it is changed", search(dn(second), ITSELF, ANYTHING, ["cn"]), code(50))
    plan.ask(second, "change it", modify(dn(second), *_exchange(given, f"{ghost}-own-12")), code(0))
    plan.passwords[id(second)] = f"{ghost}-own-12"
    plan.see(second, dn(plain), "cn", plain.name)
    plan.bind(locked, locked.password, code(49))
    for one in (locked, clash):
        gone = modify(dn(one), (DELETE, "pwdAccountLockedTime", []))
        plan.ask(desk, "unlock", gone, code(*DENIED))
        plan.ask(security, "unlock", gone, code(0))
        plan.bind(one, one.password, code(0))
    plan.see(desk, dn(colleague), "pwdAccountLockedTime", None)
    plan.change(security, dn(colleague), "pwdAccountLockedTime", ["000001010000Z"], code(0))
    plan.bind(colleague, colleague.password, code(49))
    plan.see(desk, dn(colleague), "pwdAccountLockedTime", "000001010000Z")
    plan.see(plain, dn(colleague), "pwdAccountLockedTime", None)
    # Personnel.
    when = f"{plain.hired.replace('-', '')}000000Z"
    plan.see(hr, dn(plain), "abHired", when)
    plan.see(hr, dn(plain), "abCostCentre", f"{plain.cost:06}")
    plan.see(hr, dn(plain), "abBadge", None)
    plan.change(hr, dn(plain), "title", [ghost], code(0))
    plan.change(hr, dn(head), "abUnit", [f"ou={world.units[0].code},{UNITS}"], code(0))
    plan.change(hr, dn(colleague), "abStatus", ["leave"], code(0))
    plan.change(hr, dn(colleague), "manager", [dn(head)], code(0))
    plan.change(desk, dn(plain), "title", [ghost], code(*DENIED))
    plan.change(hr, dn(plain), "mail", [f"{ghost}@alderbrook.test"], code(*DENIED))
    new = f"uid={ghost},{PEOPLE}"
    plan.ask(hr, "bring somebody in", person(ghost, employeeType=["trainee"]), code(0))
    plan.see(hr, new, "employeeType", "trainee")
    plan.ask(desk, "bring somebody in", person(f"{ghost}x"), code(*DENIED))
    plan.ask(desk, "retire somebody", rename(new, f"uid={ghost}", RETIRED), code(*DENIED))
    plan.ask(hr, "retire somebody", rename(new, f"uid={ghost}", RETIRED), code(0))
    moved = f"uid={ghost},{RETIRED}"
    plan.see(security, moved, "cn", ghost)
    plan.see(security, dn(leaver), "cn", leaver.name)
    plan.ask(desk, "somebody retired", search(moved, ITSELF, ANYTHING, ["cn"]), hides)
    plan.ask(security, "remove somebody retired", delete(moved), code(*DENIED))
    # Badges, addresses, groups.
    plan.change(badge, dn(second), "abBadge", [str(second.badge + 200000)], code(0))
    plan.see(badge, dn(second), "abBadge", str(second.badge + 200000))
    plan.see(badge, dn(plain), "abCostCentre", None)
    plan.change(hr, dn(second), "abBadge", ["1"], code(*DENIED))
    plan.change(post, dn(head), "abMailAlias", [f"{ghost}@alder.test"], code(0), ADD)
    plan.change(post, dn(head), "mail", [f"{ghost}@alder.test"], code(*DENIED))
    plan.change(badge, dn(head), "abMailAlias", [f"{ghost}2@alder.test"], code(*DENIED), ADD)
    for name in world.lists:
        below = f"cn={name},ou=lists,{BASE}"
        plan.change(post, below, "rfc822MailMember", [f"aaa-{ghost}@example.org"], code(0), ADD)
        plan.change(plain, below, "rfc822MailMember", [f"bbb-{ghost}@example.org"], code(*DENIED), ADD)
    group = f"cn={ghost},{GROUPS}"
    values = {"objectClass": ["groupOfNames"], "cn": [ghost], "member": [dn(plain)], "owner": [dn(head)]}
    plan.ask(hr, "make a group", add(group, values), code(*DENIED))
    plan.ask(maker, "make a group", add(group, values), code(0))
    plan.see(plain, group, "cn", ghost)
    plan.ask(head, "remove a group", delete(group), code(*DENIED))
    plan.ask(maker, "remove a group", delete(group), code(0))


def services(plan: Plan) -> None:
    world, dn = plan.world, plan.dn
    plain, manager, second, head, contractor = (
        world.who("alder", role) for role in ("plain", "manager", "second", "head", "contractor")
    )
    colleague, brook, ghost = world.who("brook", "colleague"), world.who("brook", "plain"), world.ghosts[9]
    expected = {dn(brook): {"userPassword": [brook.stored], "abStatus": ["active"]}}
    plan.find("backup", ANYTHING, expected, ["userPassword", "abStatus"], base=dn(brook), scope=ITSELF)
    plan.see("backup", f"cn=vpn-users,{GROUPS}", "cn", "vpn-users")
    plan.change("backup", dn(plain), "mobile", ["+447700900123"], code(*DENIED))
    (address,) = plan.merged.entries[dn(head)]["mail"]
    plan.find("mailrelay", f"(mail={address})", {dn(head): {"mail": [address]}}, ["mail", "cn", "telephoneNumber"])
    plan.find("mailrelay", f"(abMailAlias={ghost}@alder.test)", {dn(head): {}}, [])
    for name in world.lists:
        plan.see("mailrelay", f"cn={name},ou=lists,{BASE}", "cn", name)
    plan.find("vpn", f"(uid={manager.uid})", {dn(manager): {"uid": [manager.uid]}}, ["uid", "cn", "mail"])
    plan.find("vpn", f"(uid={second.uid})", {}, ["uid"])
    shown = {"displayName": [f"{second.surname}, {second.given}"], "roomNumber": ["1.02"]}
    plan.find("phonebook", f"(sn={second.surname})", {dn(second): shown}, ["displayName", "roomNumber", "mail", "uid"])
    plan.find("phonebook", f"(sn={colleague.surname})", {}, ["displayName"])
    badge = str(second.badge + 200000)
    plan.find(
        "door",
        f"(abBadge={badge})",
        {dn(second): {"abBadge": [badge], "abStatus": ["active"]}},
        ["abBadge", "abStatus", "cn"],
    )
    (cost,) = plan.merged.entries[dn(brook)]["abCostCentre"]
    plan.find(
        "printers", f"(uid={brook.uid})", {dn(brook): {"abCostCentre": [cost]}}, ["abCostCentre", "abBadge", "cn"]
    )
    plan.ask("radius", "compare", compare(dn(contractor), "employeeType", "contractor"), code(COMPARED_TRUE))
    plan.ask("radius", "compare", compare(dn(contractor), "employeeType", "permanent"), code(COMPARED_FALSE))
    plan.ask("radius", "compare", compare(dn(contractor), "abStatus", "active"), code(*UNSEEN))
    plan.see("radius", dn(contractor), "employeeType", None)
    plan.change("provisioning", dn(brook), "loginShell", ["/bin/zsh"], code(0))
    plan.change("provisioning", dn(brook), "homeDirectory", [f"/home/new/{brook.uid}"], code(0))
    plan.change("provisioning", dn(brook), "uidNumber", ["1"], code(*DENIED))
    plan.find(
        "provisioning",
        f"(uid={brook.uid})",
        {dn(brook): {"uid": [brook.uid], "loginShell": ["/bin/zsh"]}},
        ["uid", "loginShell", "cn"],
    )
    for name in ("mailrelay", "vpn", "phonebook", "door", "printers", "radius", "portal"):
        plan.see(name, dn(plain), "givenName", None)
        plan.see(name, f"ou={world.units[1].code},{UNITS}", "ou", None)
        plan.change(name, dn(plain), "loginShell", ["/bin/sh"], code(*UNSEEN))
    plan.ask("portal", "anybody", search(PEOPLE, ONE, f"(uid={plain.uid})", ["cn"]), hides)
    for name in world.services:
        plan.see(plain, plan.dn(name), "userPassword", None)
