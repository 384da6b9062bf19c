"""Puts slapd.conf together: what is given here, and your fragments in the order of their names."""

from pathlib import Path

BASE = "dc=alderbrook,dc=test"
HEAD = """\
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
include /etc/ldap/schema/nis.schema
include /etc/ldap/schema/misc.schema
include /etc/ldap/schema/dyngroup.schema
"""
MODULES = (
    "back_mdb back_relay back_monitor rwm memberof refint unique constraint ppolicy dynlist autogroup valsort sssvlv"
    " accesslog syncprov collect deref seqmod pw-sha2"
)
SERVER = f"""\
pidfile run/slapd.pid
threads 4
modulepath /usr/lib/ldap
{"".join(f"moduleload {name}{chr(10)}" for name in MODULES.split())}"""
MAIN = f"""\
database mdb
suffix "{BASE}"
rootdn "cn=root,{BASE}"
include secrets/root.conf
directory run/main
maxsize 67108864
dbnosync
"""
OVERLAYS = [
    "unique",
    "constraint",
    "refint",
    "memberof",
    "ppolicy",
    "dynlist",
    "autogroup",
    "valsort",
    "collect",
    "seqmod",
    "deref",
    "sssvlv",
    "accesslog",
    "syncprov",
]
PARTS = (
    (HEAD, "schema/*.schema"),
    (SERVER, "server/*.conf"),
    (MAIN, "access/*.conf"),
    ("", "database/*.conf"),
    *((f"overlay {name}\n", f"overlays/{name}/*.conf") for name in OVERLAYS),
    ("", "extra/*.conf"),
)
"""What is given, and the fragments that follow it. What begins with `overlay` is there only if a fragment is."""


def assembled(folder: Path) -> str:
    """The text of slapd.conf."""
    text = ""
    for given, pattern in PARTS:
        paths = sorted(folder.glob(pattern))
        if paths or not given.startswith("overlay "):
            text += given
        for path in paths:
            text += f"# {path.relative_to(folder)}\n{path.read_text(encoding='utf-8').rstrip()}\n"
    return text


if __name__ == "__main__":
    for name in ("main", "log"):
        Path("run", name).mkdir(parents=True, exist_ok=True)
    Path("run/slapd.conf").write_text(assembled(Path()), encoding="utf-8")
