"""The stages of the specification, each as the questions that show whether it is there."""

import random
from collections.abc import Callable

from plan import (
    HEAD,
    REVERSE,
    UPPER,
    WALLED,
    YARD,
    ZONE,
    Hosts,
    Plan,
    address,
    gives,
    inet6,
    keys,
    missing,
    referral,
    refused,
    signed,
)
from servers import PORT, SERVERS, STARTS


def zone(plan: Plan, hosts: Hosts, rng: random.Random, check: str = "zone", server: str = "primary") -> None:
    plan.ask(check, server, ZONE, "SOA", gives("SOA", HEAD[ZONE], ttl=3600, aa=True))
    plan.ask(check, server, ZONE, "NS", gives("NS", f"ns1.{ZONE}", f"ns2.{ZONE}", ttl=3600, aa=True))
    for name in ("primary", "secondary"):
        host = f"ns{1 if name == 'primary' else 2}.{ZONE}"
        plan.ask(check, server, host, "A", gives("A", SERVERS[name], ttl=3600, aa=True))
    plan.ask(check, server, ZONE, "MX", gives("MX", (10, f"mail.{ZONE}"), (20, f"mail.{YARD}"), ttl=3600, aa=True))
    for name, octet in hosts.harbour.items():
        ttl = 900 if name == hosts.brief else 3600
        plan.ask(check, server, f"{name}.{ZONE}", "A", gives("A", address(octet), ttl=ttl, aa=True))
        if octet % 2:
            plan.ask(check, server, f"{name}.{ZONE}", "AAAA", gives("AAAA", inet6(octet), aa=True))
    plan.ask(check, server, f"log.{ZONE}", "TXT", gives("TXT", hosts.note, aa=True))
    plan.ask(check, server, f"{hosts.ghosts[0]}.{ZONE}", "A", missing(ZONE, aa=True))


def transfer(plan: Plan, hosts: Hosts, rng: random.Random) -> None:
    zone(plan, hosts, rng, "transfer", "secondary")
    plan.ask("transfer", "primary", ZONE, "AXFR", refused)
    plan.ask("transfer", "secondary", ZONE, "AXFR", refused)
    name = f"{hosts.brief}.{ZONE}."
    for server, given in (("primary", True), ("secondary", False)):
        argv = ["/usr/bin/dig", f"@{SERVERS[server]}", "-p", str(PORT), "-b", plan.client, "-k", "secrets/transfer.key"]

        def judge(told: object, given: bool = given) -> str | None:
            has = isinstance(told, list) and name in told[1]
            return None if has == given else f"{'not ' if given else ''}given to who has the key"

        plan.run("transfer", f"{server}: transfer by key", [*argv, "+noall", "+answer", ZONE, "AXFR"], judge)


def branch(plan: Plan, hosts: Hosts, rng: random.Random) -> None:
    for name in rng.sample(sorted(hosts.yard), 2):
        plan.ask("branch", "secondary", f"{name}.{YARD}", "A", referral)
    plan.ask("branch", "yard", YARD, "SOA", gives("SOA", HEAD[YARD], ttl=3600, aa=True))
    plan.ask("branch", "yard", YARD, "NS", gives("NS", f"ns.{YARD}", ttl=3600, aa=True))
    for name, octet in hosts.yard.items():
        plan.ask("branch", "yard", f"{name}.{YARD}", "A", gives("A", address(octet), ttl=3600, aa=True))
    plan.ask("branch", "yard", f"{hosts.ghosts[0]}.{YARD}", "A", missing(YARD, aa=True))


def resolver(plan: Plan, hosts: Hosts, rng: random.Random) -> None:
    for names, domain in ((hosts.harbour, ZONE), (hosts.yard, YARD)):
        for name, octet in names.items():
            plan.ask("resolver", "resolver", f"{name}.{domain}", "A", gives("A", address(octet)))
        plan.ask("resolver", "resolver", f"{hosts.ghosts[1]}.{domain}", "A", missing(domain))
        stranger = f"127.0.{rng.choice([0, 2, 3, 9, 101])}.{rng.randint(5, 250)}"
        plan.ask("resolver", "resolver", f"{rng.choice(sorted(names))}.{domain}", "A", refused, source=stranger)


def reverse(plan: Plan, hosts: Hosts, rng: random.Random) -> None:
    for server in ("primary", "secondary"):
        plan.ask("reverse", server, REVERSE, "SOA", gives("SOA", HEAD[REVERSE], ttl=3600, aa=True))
        plan.ask("reverse", server, REVERSE, "NS", gives("NS", f"ns1.{ZONE}", f"ns2.{ZONE}", aa=True))
        plan.ask("reverse", server, REVERSE, "AXFR", refused)
    plan.ask("reverse", "yard", UPPER, "SOA", gives("SOA", HEAD[UPPER], ttl=3600, aa=True))
    for octet in (128, 255, rng.randint(129, 254)):
        plan.ask("reverse", "secondary", f"{octet}.{REVERSE}", "CNAME", gives("CNAME", f"{octet}.{UPPER}", aa=True))
    for name, octet in hosts.harbour.items():
        plan.ask("reverse", "resolver", f"{octet}.{REVERSE}", "PTR", gives("PTR", f"{name}.{ZONE}"))
    for name, octet in hosts.yard.items():
        plan.ask("reverse", "resolver", f"{octet}.{REVERSE}", "PTR", gives("PTR", f"{name}.{YARD}"))
    for octet, by in zip(hosts.free, (REVERSE, UPPER), strict=True):
        plan.ask("reverse", "resolver", f"{octet}.{REVERSE}", "PTR", missing(by))


def known(hosts: Hosts, rng: random.Random) -> list[tuple[str, str, str, str]]:
    """A name of each of the four zones: its zone, itself, a type, and what that says (of an alias, its target)."""
    low, high = rng.choice(sorted(hosts.harbour.items())), rng.choice(sorted(hosts.yard.items()))
    return [
        (ZONE, f"{low[0]}.{ZONE}", "A", address(low[1])),
        (REVERSE, f"{low[1]}.{REVERSE}", "PTR", f"{low[0]}.{ZONE}"),
        (YARD, f"{high[0]}.{YARD}", "A", address(high[1])),
        (UPPER, f"{high[1]}.{REVERSE}", "PTR", f"{high[0]}.{YARD}"),
    ]


def signing(plan: Plan, hosts: Hosts, rng: random.Random) -> None:
    for domain, server in ((ZONE, "secondary"), (REVERSE, "secondary"), (YARD, "yard"), (UPPER, "yard")):
        plan.ask("signed", server, domain, "DNSKEY", keys(domain), dnssec=True)
    for domain, name, kind, data in known(hosts, rng):
        plan.ask("signed", "resolver", name, kind, signed(kind, domain, data), dnssec=True)


def anchors(plan: Plan, hosts: Hosts, rng: random.Random) -> None:
    for _, name, kind, data in known(hosts, rng)[:2]:
        plan.ask("anchors", "resolver", name, kind, gives(kind, data, ad=True), dnssec=True)
    plan.ask("anchors", "resolver", f"{hosts.ghosts[2]}.{ZONE}", "A", missing(ZONE, ad=True), dnssec=True)
    # The yard's zones must not be lost by what the resolver trusts.
    for _, name, kind, data in known(hosts, rng)[2:]:
        plan.ask("anchors", "resolver", name, kind, gives(kind, data), dnssec=True)


def secure(plan: Plan, hosts: Hosts, rng: random.Random) -> None:
    for domain in (YARD, UPPER):
        plan.ask("secure-delegation", "secondary", domain, "DS", gives("DS", (13, 2), aa=True), dnssec=True)
    for _ in range(2):
        for _, name, kind, data in known(hosts, rng):
            plan.ask("secure-delegation", "resolver", name, kind, gives(kind, data, ad=True), dnssec=True)


def nsec3(plan: Plan, hosts: Hosts, rng: random.Random) -> None:
    def ask(name: str, kind: str, by: str, code: str = "NXDOMAIN") -> None:
        plan.ask("nsec3", "resolver", name, kind, missing(by, code, ad=True, nsec3=True), dnssec=True)

    for domain in (ZONE, YARD):
        ask(f"{hosts.ghosts[3]}.{domain}", "A", domain)
    ask(f"{hosts.free[0]}.{REVERSE}", "TXT", REVERSE)
    ask(f"{hosts.free[1]}.{REVERSE}", "TXT", UPPER)
    for domain, name, kind, _ in known(hosts, rng):
        if domain != UPPER:
            ask(name, "MX" if kind == "A" else "TXT", domain, "NOERROR")


def leases(plan: Plan, hosts: Hosts, rng: random.Random) -> None:
    wanted = []
    for name, octet in hosts.leases.items():
        host = f"{name}.lease.{YARD}"
        wanted += [(YARD, host, "A", address(octet)), (YARD, host, "AAAA", inet6(octet))]
        wanted.append((UPPER, f"{octet}.{UPPER}", "PTR", f"{host}."))
    first, outside, forged, other = hosts.ghosts[4:8]
    some, nowhere = next(iter(hosts.leases)), "10.44.7.250"
    wrong = [(YARD, f"{outside}.{YARD}", "A", nowhere), (YARD, f"{some}.lease.{YARD}", "TXT", first)]
    plan.update("yard", "dhcp", *wrong, (UPPER, f"{first}.{UPPER}", "A", nowhere), *wanted)
    plan.update("yard", None, (YARD, f"{forged}.lease.{YARD}", "A", nowhere))
    plan.update("yard", "transfer", (YARD, f"{other}.lease.{YARD}", "A", nowhere))
    for name, octet in hosts.leases.items():
        host = f"{name}.lease.{YARD}"
        plan.ask("leases", "resolver", host, "A", gives("A", address(octet), ad=True), dnssec=True)
        plan.ask("leases", "resolver", host, "AAAA", gives("AAAA", inet6(octet), ad=True), dnssec=True)
        plan.ask("leases", "resolver", f"{octet}.{REVERSE}", "PTR", gives("PTR", host, ad=True), dnssec=True)
    none = missing(YARD, "NOERROR", ad=True, nsec3=True)
    plan.ask("leases", "resolver", f"{some}.lease.{YARD}", "TXT", none, dnssec=True)
    for name in (f"{outside}.{YARD}", f"{forged}.lease.{YARD}", f"{other}.lease.{YARD}"):
        plan.ask("leases", "yard", name, "A", missing(YARD, aa=True))
    plan.ask("leases", "yard", f"{first}.{UPPER}", "A", missing(UPPER, aa=True))


def blocked(plan: Plan, hosts: Hosts, rng: random.Random) -> None:
    def walled(name: str) -> None:
        plan.ask("blocked", "resolver", name, "A", gives("A", address(9), name=WALLED), dnssec=rng.random() < 0.5)

    once, never, _ = (f"{name}.lease.{YARD}" for name in hosts.leases)
    octets = list(hosts.leases.values())
    signed_host = f"{hosts.brief}.{ZONE}"
    walled(hosts.banned[0])
    walled(f"{hosts.ghosts[8]}.{hosts.banned[1]}")
    plan.ask("blocked", "resolver", once, "A", gives("A", address(octets[0]), ad=True), dnssec=True)
    rules = {
        name: ("rpz.internal", f"{name}.rpz.internal", "CNAME", f"{WALLED}.") for name in (once, signed_host, never)
    }
    plan.update("resolver", "security", rules[once], rules[signed_host])
    plan.update("resolver", "dhcp", rules[never])
    plan.update("resolver", None, rules[never])
    for name in (once, signed_host):
        for dnssec in (True, False):
            plan.ask("blocked", "resolver", name, "A", gives("A", address(9), name=WALLED), dnssec=dnssec)
    plan.ask("blocked", "resolver", never, "A", gives("A", address(octets[1]), ad=True), dnssec=True)
    plan.ask("blocked", "resolver", f"{hosts.banned[0]}.rpz.internal", "CNAME", refused)
    plan.ask("blocked", "resolver", "rpz.internal", "AXFR", refused)


def alone(plan: Plan, hosts: Hosts, rng: random.Random) -> None:
    for server in ("primary", "secondary", "yard"):
        plan.ask("alone", server, f"{hosts.ghosts[9]}.example", "A", refused)


STAGES: dict[str, Callable[[Plan, Hosts, random.Random], None]] = {
    "zone": zone,
    "transfer": transfer,
    "branch": branch,
    "resolver": resolver,
    "reverse": reverse,
    "signed": signing,
    "anchors": anchors,
    "secure-delegation": secure,
    "nsec3": nsec3,
    "leases": leases,
    "blocked": blocked,
    "alone": alone,
}


def planned(hosts: Hosts, rng: random.Random) -> Plan:
    """All stages, after a start of the servers, and whether they were still there at the end."""
    plan = Plan(f"127.0.1.{rng.randint(1, 254)}")
    for names in STARTS:
        plan.step(start=list(names))
    for stage in STAGES.values():
        stage(plan, hosts, rng)

    def running(told: object) -> str | None:
        return None if told == {} else f"ended: {told}"

    plan.judges.append((plan.step(ended=True), "alone", "servers", running))
    return plan
