"""The stages about what a directory in use needs: searches, old names, and who did what."""

from plan import BASE, GROUPS, PEOPLE, UNSEEN, Plan, code, counts, finds, orders
from rights import ANYTHING
from wire import ADD, BASE as ITSELF, ONE, SUBTREE, bind, bind_external, control, modify, octets, search, tlv

SORT, PROXY = "1.2.840.113556.1.4.473", "2.16.840.1.113730.3.4.18"
STAFF, PERSONNEL = "ou=staff,dc=alder,dc=test", "ou=personnel,o=brook"


def sorted_by(name: str, *, reverse: bool = False) -> bytes:
    """The control of RFC 2891."""
    key = tlv(0x30, octets(name), tlv(0x81, b"\xff") if reverse else b"")
    return control(SORT, tlv(0x30, key))


def searches(plan: Plan) -> None:
    world, dn = plan.world, plan.dn
    plain, head, clash = (world.who("alder", role) for role in ("plain", "head", "clash"))
    (address,), (alias,) = (plan.merged.entries[dn(head)][name] for name in ("mail", "abMailAlias"))
    found = {dn(head): {}}
    for who, wanted in (
        ("mailrelay", f"(mail={address})"),
        ("mailrelay", f"(abMailAlias={alias})"),
        ("door", f"(abBadge={head.badge})"),
        ("printers", f"(uid={head.uid})"),
        ("phonebook", f"(sn={head.surname})"),
        ("phonebook", f"(sn={head.surname[:-1]}*)"),
    ):
        plan.find(who, wanted, found, [])
    for who, wanted in (
        ("door", "(abStatus=active)"),
        ("printers", f"(abCostCentre={head.cost:06})"),
        ("phonebook", f"(displayName={head.surname}*)"),
    ):
        plan.ask(who, f"what is not indexed: {wanted}", search(PEOPLE, ONE, wanted, ["1.1"]), counts(11, 0))
    plan.find("backup", f"(displayName={head.surname}*)", found, [])
    everybody = "(objectClass=inetOrgPerson)"
    for size, judge in ((0, counts(4, 8)), (12, counts(4, 12)), (100, counts(4, 15))):
        plan.ask(plain, f"everybody, at most {size}", search(PEOPLE, ONE, everybody, ["1.1"], size=size), judge)
    staff = [one for one in world.people if not one.gone and (one.company, one.role) != ("brook", "both")]
    plan.ask("backup", "everybody", search(PEOPLE, ONE, everybody, ["1.1"]), counts(0, len(staff)))
    some = [clash, head, plain]
    wanted = f"(|{''.join(f'(uid={one.uid})' for one in some)})"
    ranked = sorted(some, key=lambda one: one.posix)
    for reverse in (False, True):
        values = [str(one.posix + 10000) for one in (reversed(ranked) if reverse else ranked)]
        operation = search(PEOPLE, ONE, wanted, ["uidNumber"])
        plan.ask("backup", "sorted", operation, orders("uidNumber", values), [sorted_by("uidNumber", reverse=reverse)])
    for name in world.lists:
        below = f"cn={name},ou=lists,{BASE}"
        have = sorted([*plan.merged.entries[below]["rfc822MailMember"], f"aaa-{world.ghosts[9]}@example.org"])
        operation = search(below, ITSELF, ANYTHING, ["rfc822MailMember"])
        plan.ask("mailrelay", "in order", operation, orders("rfc822MailMember", have))
    group = f"cn=all-contractors,{GROUPS}"
    members = [dn(world.who(company, "contractor")) for company in ("alder", "brook")]
    plan.find("backup", ANYTHING, {group: {"cn": ["all-contractors"], "member": members}}, ["cn", "member"], base=group, scope=ITSELF)


def former(plan: Plan) -> None:
    world, dn = plan.world, plan.dn
    plain, brook, boss = world.who("alder", "plain"), world.who("brook", "plain"), world.who("brook", "boss")
    old = f"uid={plain.uid},{STAFF}"
    link = "an old program of Alder's"
    plan.send(link, f"bind as {old}", bind(old, plan.password(plain)), code(0))
    names = ["uid", "cn"]
    values = {"uid": [plain.uid], "cn": [plain.name]}
    plan.send(link, "oneself", search(STAFF, ONE, f"(uid={plain.uid})", names), finds({old: values}, names))
    plan.send(link, "one's own phone", modify(old, (2, "mobile", ["+447700900777"])), code(0))
    plan.see("root", dn(plain), "mobile", "+447700900777")
    plan.send(link, "of another", modify(f"uid={world.who('alder', 'head').uid},{STAFF}", (2, "mobile", ["1"])), code(*UNSEEN))
    here = f"uid={brook.uid},{PERSONNEL}"
    plan.bind(brook, brook.password, code(0), here)
    for who in ("backup", plain):
        expected = {here: {"brookLogin": [brook.uid], "brookRoom": [brook.room]}}
        plan.find(who, f"(brookLogin={brook.uid})", expected, ["brookLogin", "brookRoom"], base=PERSONNEL)
    some = sorted((brook, boss), key=lambda one: -one.posix)
    wanted = f"(|{''.join(f'(uid={one.uid})' for one in some)})"
    operation = search(f"ou=former,{BASE}", ONE, wanted, ["uidNumber"], deref=3)
    judge = orders("uidNumber", [str(one.posix + 50000) for one in some])
    plan.ask("backup", "who had old names, sorted", operation, judge, [sorted_by("uidNumber", reverse=True)])
    plan.change(brook, here, "mobile", ["+447700900778"], code(53, 50))
    plan.change("root", here, "mobile", ["+447700900778"], code(53, 50))
    for one in world.people:
        if one.company == "brook" and not one.gone and one.role not in ("clear",):
            kept = world.who("alder", "both") if one.role == "both" else one
            name = f"cn={one.name},ou=former,{BASE}"
            operation = search(name, ITSELF, ANYTHING, ["uid"], deref=3)
            plan.ask(plain, f"who was {name}", operation, finds({dn(kept): {"uid": [kept.uid]}}, ["uid"]))
    away = f"ou={world.ghosts[10]},ou=archive,{BASE}"

    def judge_referral(answer: object) -> str | None:
        have = getattr(answer, "referrals", ())
        right = getattr(answer, "code", -1) == 10 and any(url.startswith("ldap://archive.alderbrook.test/") for url in have)
        return None if right else f"refers to {have}"

    plan.ask(plain, "what was archived", search(away, ITSELF, ANYTHING, ["ou"]), judge_referral)


def audit(plan: Plan) -> None:
    world, dn = plan.world, plan.dn
    auditor, plain, head, second = (world.who("alder", role) for role in ("auditor", "plain", "head", "second"))

    def logged(name: str, *texts: str, least: int = 1) -> object:
        def judge(answer: object) -> str | None:
            have = [value.decode("utf-8", "replace") for one in answer.entries for value in one.values.get(name.lower(), [])]  # type: ignore[attr-defined]
            lacking = [text for text in texts if not any(text in value for value in have)]
            enough = answer.code == 0 and len(answer.entries) >= least  # type: ignore[attr-defined]
            return None if enough and not lacking else f"{answer.code}, of {len(answer.entries)} records none has {lacking}"  # type: ignore[attr-defined]

        return judge

    mine = search("cn=log", ONE, f"(&(reqType=modify)(reqDN={dn(plain)}))", ["reqMod"])
    plan.ask(auditor, "what changed", mine, logged("reqMod", "mobile:= +447700900777"))
    ghost = world.ghosts[11]
    plan.change("root", dn(head), "title", [ghost], code(0))
    plan.change("root", dn(head), "title", [f"{ghost}2"], code(0))
    plan.change("root", dn(head), "abStatus", ["gone"], code(19))
    before = search("cn=log", ONE, f"(&(reqType=modify)(reqDN={dn(head)}))", ["reqOld"])
    plan.ask(auditor, "what it was before", before, logged("reqOld", f"title: {ghost}"))
    failed = search("cn=log", ONE, "(!(reqResult=0))", ["1.1"])
    plan.ask(auditor, "what failed", failed, counts(0, 0))
    for who in (plain, "mailrelay", None):
        plan.ask(who, "the log", mine, counts_of_nothing)
    badge = f"{second.badge + 200000}"
    plan.see(auditor, dn(second), "abBadge", badge)
    plan.see(auditor, f"cn=vpn-users,{GROUPS}", "cn", "vpn-users")
    leaver = world.who("brook", "leaver")
    plan.see(auditor, dn(leaver), "cn", leaver.name)
    plan.see(auditor, dn(second), "userPassword", None)
    plan.change(auditor, dn(second), "title", [ghost], code(50))
    link = "on the machine"
    plan.send(link, "bind by the socket", bind_external(), code(0))
    brook = world.who("brook", "plain")
    operation = search(PEOPLE, ONE, f"(uid={brook.uid})", ["userPassword"])
    plan.send(link, "a stored password", operation, finds({dn(brook): {"userPassword": [brook.stored]}}, ["userPassword"]))
    own = search(dn(plain), ITSELF, ANYTHING, ["abBadge"])
    shown = finds({dn(plain): {"abBadge": [str(plain.badge)]}}, ["abBadge"])
    acting = [control(PROXY, f"dn:{dn(plain)}".encode())]
    plan.ask("portal", "for somebody", own, shown, acting)
    plan.ask("portal", "for itself", own, counts_of_nothing)
    plan.ask("vpn", "for somebody", own, code(123), acting)
    plan.ask("portal", "for a service", own, code(123), [control(PROXY, f"dn:{plan.dn('backup')}".encode())])


def counts_of_nothing(answer: object) -> str | None:
    """Nothing is told, in whatever way."""
    return None if not getattr(answer, "entries", ["?"]) and getattr(answer, "code", -1) in (0, 32, 50) else "it is told"
