"""Puts a case together: what lies openly on the disk, what is hidden there, and the report that follows from both."""

import hashlib
import random
from collections import defaultdict
from datetime import UTC, datetime

import story
from disk import BLOCK, SECTOR, File, Volume, assembled, formatted
from formats import archive, exif, jpeg, locked, png
from story import DAY, Case, Story, sha256, utc

KINDS = {b"\xff\xd8\xff": "jpeg", b"\x89PNG\r\n\x1a\n": "png", b"PK\3\4": "zip", b"\x1f\x8b": "gzip",
         b"SQLite format 3\0": "sqlite", b"%PDF-": "pdf"}  # fmt: skip
SUFFIXES = {"jpg": "jpeg", "jpeg": "jpeg", "png": "png", "zip": "zip", "gz": "gzip", "sqlite": "sqlite", "pdf": "pdf"}


def documents(s: Story) -> None:
    """Files of people: some are not what their names say, some are linked, some lie about their age."""
    rng = s.rng
    for number, user in enumerate(s.users):
        home, uid = f"/home/{user}", 1000 + number
        for _ in range(3):
            s.put(f"{home}/Documents/{s.word()}.txt", (s.word() + "\n") * rng.randint(1, 300), uid=uid, gid=uid)
        s.put(f"{home}/Documents/{s.word()}.pdf", b"%PDF-1.4\n" + s.word().encode() * 30, uid=uid, gid=uid)
    disguised = [("txt", png(rng)), ("dat", b"%PDF-1.7 x"), ("png", b"nothing of the kind"),
                 ("zip", jpeg(rng))]  # fmt: skip
    for suffix, data in rng.sample(disguised, 3):
        s.put(f"/home/{s.users[0]}/Documents/{s.word()}.{suffix}", data, volume=rng.choice([1, 2]))
    a, b = rng.sample(s.users, 2)
    original = next(path for path in s.root if path.startswith(f"/home/{a}/Documents/"))
    s.root[f"/srv/{s.word()}"] = File(same_as=original)
    s.root[f"/home/{b}/{s.word()}"] = File(symlink=original)
    s.data[f"/{s.word()}"] = File(symlink="../outside/" + s.word())
    for mode in (0o4755, 0o2755, 0o666, 0o6757):
        s.put(f"/usr/local/bin/{s.word()}-{mode:o}", b"\x7fELF" + rng.randbytes(40), mode=mode)
    for number in (1, 2):
        born = s.moment(20, 40)
        s.put(f"/opt/{s.word()}-{number}", rng.randbytes(60), born=born, modified=born - rng.randint(DAY, 900 * DAY))


def pictures(s: Story) -> None:
    """Pictures that know where and when they were taken."""
    rng = s.rng
    for number, user in enumerate(s.users[:3]):
        for index in range(2):
            taken, camera = datetime.fromtimestamp(s.moment(), UTC).replace(tzinfo=None), s.word().title()
            place = (round(rng.uniform(-80, 80), 5), round(rng.uniform(-170, 170), 5)) if (number + index) % 3 else None
            volume = rng.choice([1, 2])
            path = f"/home/{user}/Pictures/{s.word()}-{index}.jpg"
            s.put(path, jpeg(rng, exif(rng.choice("<>"), camera, taken, place)), volume=volume)
            where = (
                [f"{(1 if v >= 0 else -1) * round(abs(v) * 360000) / 360000:.5f}" for v in place] if place else ["", ""]
            )
            s.rows["pictures"].append((volume, path, f"{taken:%Y-%m-%dT%H:%M:%S}", camera, *where))


def hidden(s: Story, addresses: list[str]) -> None:
    """A passphrase in the slack of a file, and an archive that it opens, with whom money went to."""
    rng = s.rng
    password, owner = f"{s.word()}-{s.word()}", rng.choice(s.users)
    small = s.put(f"/backup/{s.word()}.txt", s.word() * 20, volume=2)
    small.slack = f"passphrase: {password}".encode()
    decoy = s.put(f"/backup/{s.word()}.log", s.word() * 200, volume=2)
    decoy.slack = f"note: {s.word()}".encode()
    paid, lines = defaultdict(list), ["date,payee,amount"]
    for _ in range(rng.randint(5, 9)):
        address, cents = rng.choice(addresses), rng.randint(1000, 999999)
        paid[address].append(cents)
        lines.append(f"{utc(s.moment())[:10]},{sha256(address.encode())[:12]},{cents / 100:.2f}")
    lines.append(f"{utc(s.moment())[:10]},{rng.getrandbits(48):012x},{rng.randint(1, 99)}.00")
    vault = {"ledger.csv": "\n".join(lines).encode() + b"\n", f"{s.word()}.txt": s.word().encode()}
    plain = {f"{s.word()}/{s.word()}.txt": s.word().encode() * rng.randint(1, 50) for _ in range(2)}
    places = [
        (2, f"/home/{owner}/Documents/{s.word()}.{rng.choice(['jpg', 'pdf'])}", vault, True),
        (1, f"/home/{owner}/{s.word()}.zip", plain, False),
    ]
    for volume, path, members, secret in places:
        s.put(path, locked(members, password, rng) if secret else archive(members), volume=volume)
        for name, data in members.items():
            s.rows["archives"].append((volume, path, name, len(data), "yes" if secret else "no"))
            s.rows["unlocked"].append((volume, path, name, sha256(data)))
    s.rows["payments"] += [(address, len(found), f"{sum(found) / 100:.2f}") for address, found in paid.items()]
    total = sum(sum(found) for found in paid.values())
    s.rows["summary"].append(("paid", f"{total / 100:.2f}"))


def deletions(s: Story, sessions: list, commands: dict) -> list[tuple[int, int, str, bytes]]:
    """(volume, when, path, content) of what was deleted, and whose doing it may have been."""
    rng, found = s.rng, []
    contents = [(s.word() * rng.randint(20, 300)).encode() for _ in range(3)] + [jpeg(rng), b"x" * 10]
    for number, data in enumerate(contents):
        _, login, end = rng.choice(sessions)
        when = rng.randint(login, end or login + DAY) if number % 3 else s.moment(1, 58)
        path = f"/home/{rng.choice(s.users)}/Documents/{s.word()}-{number}.old"
        volume = 1 if number < 3 else 2
        found.append((volume, when, path, data))
        s.rows["deleted"].append((volume, path, utc(when), len(data), sha256(data)))
        s.say(when, "", "deleted", path)
        present = sorted({user for user, login, end in sessions if login <= when <= (end or when)})
        before = [(at, command) for user in present for at, command in commands[user] if at <= when]
        s.rows["attribution"].append((volume, path, utc(when), " ".join(present), max(before)[1] if before else ""))
    return found


def carved(s: Story, volumes: list[Volume], gap: bytes) -> None:
    """Pictures that lie where no file is."""
    for place, data in [("gap", gap), *[(str(n), data) for n, volume in enumerate(volumes, 1) for data in volume.free]]:
        s.rows["carved"].append((place, "png" if data[:1] == b"\x89" else "jpeg", len(data), sha256(data)))
    for number, volume in enumerate(volumes, 1):
        for _, _, data in volume.deleted:
            if data[:2] == b"\xff\xd8":
                s.rows["carved"].append((str(number), "jpeg", len(data), sha256(data)))


def listings(s: Story, volumes: list[Volume], known: dict[str, str]) -> None:
    """Tables that follow from the files as they are."""
    rows = s.rows
    for number, volume in enumerate(volumes, 1):
        rows["volumes"].append((number, volume.label, volume.uuid, volume.kind, BLOCK, volume.mounted))
        for path, file in volume.files.items():
            if file.symlink:
                rows["links"].append((number, path, "symbolic", file.symlink))
                continue
            real = volume.files[file.same_as] if file.same_as else file
            group = sorted(
                p for p, f in volume.files.items() if (f.same_as or p) == (file.same_as or path) and not f.symlink
            )
            if path != group[0]:
                rows["links"].append((number, path, "hard", group[0]))
            digest = sha256(real.data)
            rows["files"].append(
                (number, path, len(real.data), f"{real.mode:04o}", real.uid, real.gid, utc(real.modified))
            )
            rows["hashes"].append((number, path, digest))
            if digest in known:
                rows["known"].append((number, path, known[digest]))
            claimed = SUFFIXES.get(path.rsplit(".", 1)[-1].lower() if "." in path.rsplit("/", 1)[-1] else "", "none")
            kind = next((kind for mark, kind in KINDS.items() if real.data.startswith(mark)), "none")
            if claimed != kind:
                rows["types"].append((number, path, claimed, kind))
            for bit, why in ((0o4000, "setuid"), (0o2000, "setgid"), (0o2, "world-writable")):
                if real.mode & bit:
                    rows["permissions"].append((number, path, f"{real.mode:04o}", why))
            if real.modified < real.born:
                rows["stomped"].append((number, path, utc(real.born), utc(real.modified)))
            if real.slack:
                rows["slack"].append((number, path, real.slack.decode()))


def draw(rng: random.Random) -> Case:
    """A case of its own."""
    s = Story(rng, start=int(datetime(rng.randint(2019, 2023), rng.randint(10, 12), rng.randint(1, 20), tzinfo=UTC).timestamp()),
              zone=rng.choice([-9, -7, -5, -3, 2, 3, 5, 8, 10]))  # fmt: skip
    story.system(s)
    sessions = story.logins(s)
    story.logs(s, story.keys(s))
    commands = story.habits(s)
    addresses = story.network(s)
    documents(s)
    pictures(s)
    hidden(s, addresses)
    gone = deletions(s, sessions, commands)
    volumes = []
    for number, (kind, mounted, files, blocks) in enumerate(
        [("ext4", "/", s.root, 2048), ("ext2", "/data", s.data, 1024)], 1
    ):
        uuid = f"{rng.getrandbits(128):032x}"
        uuid = "-".join((uuid[:8], uuid[8:12], uuid[12:16], uuid[16:20], uuid[20:]))
        volume = Volume(s.word(), uuid, kind, mounted, blocks, files)
        volume.deleted = [(when, path, data) for place, when, path, data in gone if place == number]
        volume.free = [rng.choice([jpeg, png])(rng) for _ in range(2)]
        volumes.append(volume)
    digests = [sha256(file.data) for volume in volumes for file in volume.files.values() if file.data]
    known = {digest: rng.choice(["good", "bad", "stolen"]) for digest in rng.sample(sorted(set(digests)), 9)}
    listings(s, volumes, known)
    gap = rng.choice([jpeg, png])(rng)
    carved(s, volumes, gap)
    first, swap = rng.randint(40, 90), rng.randint(20, 60)
    second = first + 2048 * 2 + rng.randint(10, 40)
    third = second + swap
    last = third + rng.randint(30, 60)
    end = last + 1024 * 2 + rng.randint(12, 40)
    parts = [
        (first, 0x83, formatted(volumes[0])),
        (second, 0x82, bytes(swap * SECTOR)),
        (last, 0x83, formatted(volumes[1])),
    ]
    image = assembled(parts, {third + 2: gap}, end)
    rows = s.rows
    rows["partitions"] += [("partition", start, len(data) // SECTOR, f"{kind:02x}") for start, kind, data in parts]
    free = [
        (1, first - 1),
        (first + 4096, second - first - 4096),
        (third, last - third),
        (last + 2048, end - last - 2048),
    ]
    rows["partitions"] += [("gap", start, count, "") for start, count in free]
    rows["acquisition"] += [
        ("size", len(image)),
        ("sectors", end),
        ("sha256", sha256(image)),
        ("md5", hashlib.md5(image).hexdigest()),
    ]
    rows["timeline"] = s.events
    times = sorted(str(event[0]) for event in s.events)
    rows["summary"] += [("files", len(rows["files"])), ("deleted", len(rows["deleted"])), ("accounts", len(rows["accounts"])),
                        ("events", len(set(s.events))), ("first", times[0]), ("last", times[-1])]  # fmt: skip
    listed = "sha256,verdict\n" + "".join(f"{digest},{verdict}\n" for digest, verdict in sorted(known.items()))
    return Case(image, listed.encode(), dict(rows))
