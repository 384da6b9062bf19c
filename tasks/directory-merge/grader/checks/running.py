"""The stages about what a directory in use needs: searches, old names, and who did what."""

from plan import BASE, GROUPS, PEOPLE, UNSEEN, Judge, Plan, code, counts, finds, hides, orders, told
from records import kept
from rights import ANYTHING
from wire import BASE as ITSELF
from wire import ONE, Answer, bind, bind_external, control, modify, octets, search, tlv

SORT, PROXY = "1.2.840.113556.1.4.473", "2.16.840.1.113730.3.4.18"
STAFF, PERSONNEL = "ou=staff,dc=alder,dc=test", "ou=personnel,o=brook"


def sorted_by(name: str, *, reverse: bool = False) -> bytes:
    """The control of RFC 2891."""
    key = tlv(0x30, octets(name), tlv(0x81, b"\xff") if reverse else b"")
    return control(SORT, tlv(0x30, key))


def refers(answer: Answer) -> str | None:
    """To the archive."""
    there = any(url.startswith("ldap://archive.alderbrook.test/") for url in answer.referrals)
    return None if answer.code == 10 and there else f"{answer.code}, refers to {answer.referrals}"


def logged(name: str, text: str) -> Judge:
    """Some record has a value with that text."""

    def judge(answer: Answer) -> str | None:
        there = any(text in value for value in told(answer, name))
        return (
            None if answer.code == 0 and there else f"{answer.code}, none of {len(answer.entries)} records has {text}"
        )

    return judge


def searches(plan: Plan) -> None:
    world, dn = plan.world, plan.dn
    plain, head, clash = (world.who("alder", role) for role in ("plain", "head", "clash"))
    away = world.who("brook", "colleague")  # whom the personnel office put on leave
    (address,), (alias,) = (plan.merged.entries[dn(head)][name] for name in ("mail", "abMailAlias"))
    found, start = {dn(head): {}}, head.surname[:-1]
    alike = {dn(one): {} for one in kept(plan) if one.surname.startswith(start) and one is not away}
    for who, wanted in (
        ("mailrelay", f"(mail={address})"),
        ("mailrelay", f"(abMailAlias={alias})"),
        ("door", f"(abBadge={head.badge})"),
        ("printers", f"(uid={head.uid})"),
        ("phonebook", f"(sn={head.surname})"),
    ):
        plan.find(who, wanted, found, [])
    plan.find("phonebook", f"(sn={start}*)", alike, [])
    for who, wanted in (
        ("door", "(abStatus=active)"),
        ("printers", f"(abCostCentre={head.cost:06})"),
        ("phonebook", f"(displayName={head.surname}*)"),
    ):
        plan.ask(who, f"what is not indexed: {wanted}", search(PEOPLE, ONE, wanted, ["1.1"]), counts(11, 0))
    plan.find("backup", f"(displayName={head.surname}, *)", found, [])
    everybody = "(objectClass=inetOrgPerson)"
    for size, judge in ((0, counts(4, 8)), (12, counts(4, 12)), (100, counts(4, 15))):
        plan.ask(plain, f"everybody, at most {size}", search(PEOPLE, ONE, everybody, ["1.1"], size=size), judge)
    plan.ask("backup", "everybody", search(PEOPLE, ONE, everybody, ["1.1"]), counts(0, len(kept(plan))))
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
    plan.find(
        "backup",
        ANYTHING,
        {group: {"cn": ["all-contractors"], "member": members}},
        ["cn", "member"],
        base=group,
        scope=ITSELF,
    )


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
    plan.send(
        link, "of another", modify(f"uid={world.who('alder', 'head').uid},{STAFF}", (2, "mobile", ["1"])), code(*UNSEEN)
    )
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
        if one.company == "brook" and not one.gone:
            now = world.who("alder", "both") if one.role == "both" else one
            name = f"cn={one.name},ou=former,{BASE}"
            operation = search(name, ITSELF, ANYTHING, ["uid"], deref=3)
            plan.ask(plain, f"who was {name}", operation, finds({dn(now): {"uid": [now.uid]}}, ["uid"]))
    away = f"ou={world.ghosts[10]},ou=archive,{BASE}"
    plan.ask(plain, "what was archived", search(away, ITSELF, ANYTHING, ["ou"]), refers)


def audit(plan: Plan) -> None:
    world, dn = plan.world, plan.dn
    auditor, plain, head, second = (world.who("alder", role) for role in ("auditor", "plain", "head", "second"))
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
        plan.ask(who, "the log", mine, hides)
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
    plan.send(
        link, "a stored password", operation, finds({dn(brook): {"userPassword": [brook.stored]}}, ["userPassword"])
    )
    own = search(dn(plain), ITSELF, ANYTHING, ["abBadge"])
    shown = finds({dn(plain): {"abBadge": [str(plain.badge)]}}, ["abBadge"])
    acting = [control(PROXY, f"dn:{dn(plain)}".encode())]
    plan.ask("portal", "for somebody", own, shown, acting)
    plan.ask("portal", "for itself", own, hides)
    plan.ask("vpn", "for somebody", own, code(123), acting)
    plan.ask("portal", "for a service", own, code(123), [control(PROXY, f"dn:{plan.dn('backup')}".encode())])
