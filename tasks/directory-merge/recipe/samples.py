"""Makes the exports that the agent sees, what should become of them, and some questions with their answers.

python3 samples.py WORKSPACE
"""

import json
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "model"))

import exports
import truth
import world

SEED = 20261001
ANY = "(objectClass=*)"


def _ldif(entries: dict[str, dict[str, set[str]]]) -> str:
    sys.path.insert(0, str(Path(__file__).parent / "workspace"))
    from migrate import ldif

    return ldif.written(
        [(dn, {name: sorted(values) for name, values in found.items()}) for dn, found in entries.items()]
    )


def probes(companies: world.World, merged: truth.Merged) -> list[dict[str, object]]:
    """A few questions of each stage from where it takes a server."""
    base, found = world.BASE, []
    who = lambda role: companies.who("alder", role)  # noqa: E731

    def ask(
        stage: str,
        title: str,
        one: world.Person | str | None,
        tool: str,
        arguments: list[str],
        expected: list[object],
        text: str = "",
    ) -> None:
        dn = "" if one is None else merged.dn(one) if isinstance(one, world.Person) else f"cn={one},ou=services,{base}"
        password = "" if one is None else one.password if isinstance(one, world.Person) else companies.services[one]
        found.append(
            {
                "stage": stage,
                "title": title,
                "dn": dn,
                "password": password,
                "tool": tool,
                "arguments": arguments,
                "expected": expected,
                "input": text,
            }
        )

    def see(
        stage: str, title: str, one: world.Person | str | None, wanted: str, names: list[str], expected: list[object]
    ) -> None:
        ask(stage, title, one, "ldapsearch", ["-b", f"ou=people,{base}", "-s", "one", wanted, *names], expected)

    def change(stage: str, title: str, one: world.Person | str, dn: str, name: str, value: str, status: int) -> None:
        text = f"dn: {dn}\nchangetype: modify\nreplace: {name}\n{name}: {value}\n"
        ask(stage, title, one, "ldapmodify", [], [status], text)

    plain, manager, second, badge = who("plain"), who("manager"), who("second"), who("badge")
    itself = f"(uid={plain.uid})"
    ask("accounts", "the old password still does", plain, "ldapwhoami", [], [0])
    ask("accounts", "another does not", companies.who("brook", "leaver"), "ldapwhoami", [], [49])
    see(
        "integrity",
        "an employee is a member",
        plain,
        f"(&{itself}(memberOf=cn=vpn-users,ou=groups,{base}))",
        ["uid"],
        [0, f"uid: {plain.uid}"],
    )
    see("self", "one's own badge", plain, itself, ["abBadge"], [0, f"abbadge: {plain.badge}"])
    see("self", "the badge of who reports to one", manager, itself, ["abBadge"], [0, f"abbadge: {plain.badge}"])
    see("self", "another's badge", second, itself, ["abBadge"], [0])
    see(
        "self",
        "a phone number, without binding",
        None,
        f"(cn={who('head').name})",
        ["displayName", "uid"],
        [0, f"displayname: {who('head').surname}, {who('head').given}"] if who("head").name.isascii() else [0],
    )
    change("self", "one's own room", plain, merged.dn(plain), "roomNumber", "1.01", 0)
    change("self", "one's own title", plain, merged.dn(plain), "title", "chief", 50)
    change("passwords", "a short one", plain, merged.dn(plain), "userPassword", "short", 19)
    change("desks", "a badge by its office", badge, merged.dn(second), "abBadge", "500000", 0)
    change("desks", "a badge by another", plain, merged.dn(second), "abBadge", "500001", 50)
    see("services", "a badge at a door", "door", "(abBadge=500000)", ["abBadge", "cn"], [0, "abbadge: 500000"])
    see("services", "a user of the VPN", "vpn", f"(uid={second.uid})", ["uid"], [0])
    see("searches", "what is not indexed", "door", "(abStatus=active)", ["abStatus"], [11])
    arguments = ["-b", "ou=personnel,o=brook", "-s", "one", f"(brookLogin={plain.uid})", "brookLogin"]
    ask("former", "by the old name", plain, "ldapsearch", arguments, [0, f"brooklogin: {plain.uid}"])
    arguments = ["-b", "cn=log", "-s", "one", f"(&(reqType=modify)(reqDN={merged.dn(second)}))", "reqType"]
    ask("audit", "what was changed", who("auditor"), "ldapsearch", arguments, [0, "reqtype: modify"])
    return found


def main(workspace: Path) -> None:
    rng = random.Random(SEED)
    companies = world.drawn(rng)
    merged = truth.merged(companies)
    for folder in ("exports", "samples"):
        (workspace / folder).mkdir(parents=True)
    for name, content in exports.files(companies, rng).items():
        (workspace / "exports" / name).write_bytes(content)
    (workspace / "samples" / "merged.ldif").write_text(_ldif(merged.entries), encoding="utf-8")
    told = json.dumps(probes(companies, merged), indent=1, ensure_ascii=False)
    (workspace / "samples" / "probes.json").write_text(told + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
