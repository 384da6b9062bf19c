"""Makes disks: a partition table, ext file systems with every time set, deleted files, and bytes where no file is."""

import os
import struct
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

SECTOR, BLOCK = 512, 1024


@dataclass
class File:
    """A regular file, or a link; times are seconds since 1970."""

    data: bytes = b""
    mode: int = 0o644
    uid: int = 0
    gid: int = 0
    modified: int = 0
    born: int = 0
    symlink: str = ""
    same_as: str = ""
    slack: bytes = b""


@dataclass
class Volume:
    """A file system.

    Attributes:
        files: path -> file.
        deleted: (when, path, content): files that were there.
        free: what lies in blocks that no file ever had.
    """

    label: str
    uuid: str
    kind: str
    mounted: str
    blocks: int
    files: dict[str, File] = field(default_factory=dict)
    deleted: list[tuple[int, str, bytes]] = field(default_factory=list)
    free: list[bytes] = field(default_factory=list)


def tool(*argv: str, stdin: str = "", now: int = 1) -> str:
    """What a tool prints."""
    environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "E2FSPROGS_FAKE_TIME": str(now), "LANG": "C.UTF-8"}
    done = subprocess.run(argv, input=stdin, capture_output=True, text=True, env=environment)
    if done.returncode != 0:
        raise RuntimeError(f"{argv[0]} failed: {done.stderr[-300:]}")
    return done.stdout


def written(volume: Volume, top: Path) -> None:
    """Write the files below `top`, with those that will be deleted."""
    given = {**volume.files, **{path: File(data) for _, path, data in volume.deleted}}
    for path, file in given.items():
        place = top / path.lstrip("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        if file.symlink:
            place.symlink_to(file.symlink)
        elif file.same_as:
            os.link(top / file.same_as.lstrip("/"), place)
        else:
            place.write_bytes(file.data)


def formatted(volume: Volume) -> bytes:
    """The file system's bytes."""
    with tempfile.TemporaryDirectory() as folder:
        top, image = Path(folder) / "top", Path(folder) / "image"
        top.mkdir()
        written(volume, top)
        tool("mke2fs", "-q", "-t", volume.kind, "-b", str(BLOCK), "-I", "256", "-N", "256", "-L", volume.label, "-U",
             volume.uuid, "-M", volume.mounted, "-O", "^has_journal,^resize_inode,^metadata_csum", "-m", "0",
             "-d", str(top), str(image), str(volume.blocks))  # fmt: skip
        script = []
        for path, file in volume.files.items():
            if not file.symlink and not file.same_as:
                script += [f'sif "{path}" {name} @{file.modified}' for name in ("mtime", "atime", "ctime")]
                script.append(f'sif "{path}" crtime @{file.born}')
                owner = {"uid": file.uid, "gid": file.gid, "mode": f"0{0o100000 | file.mode:o}"}
                script += [f'sif "{path}" {name} {value}' for name, value in owner.items()]
        tool("debugfs", "-w", "-f", "-", str(image), stdin="\n".join(script) + "\n")
        for when, path, _ in volume.deleted:
            tool("debugfs", "-w", "-R", f'rm "{path}"', str(image), now=when)
        data = bytearray(image.read_bytes())
        for path, file in volume.files.items():
            if file.slack:
                last = int(tool("debugfs", "-R", f'blocks "{path}"', str(image)).split()[-1])
                start = last * BLOCK + len(file.data) % BLOCK
                data[start : start + len(file.slack)] = file.slack
        end = volume.blocks - 4
        for content in volume.free:
            end -= -(-len(content) // BLOCK) + 3
            count = -(-len(content) // BLOCK)
            if "marked in use" in tool("debugfs", "-R", f"testb {end} {count}", str(image)):
                raise RuntimeError(f"{volume.label} is too small")
            data[end * BLOCK : end * BLOCK + len(content)] = content
        return bytes(data)


def assembled(parts: list[tuple[int, int, bytes]], gaps: dict[int, bytes], sectors: int) -> bytes:
    """A disk: (first sector, type, content) of each partition, and bytes at sectors outside them."""
    data = bytearray(sectors * SECTOR)
    table = b""
    for start, kind, content in parts:
        table += struct.pack("<B3sB3sII", 0, b"\0\2\0", kind, b"\0\2\0", start, len(content) // SECTOR)
        data[start * SECTOR : start * SECTOR + len(content)] = content
    data[446:510] = table.ljust(64, b"\0")
    data[510:512] = b"\x55\xaa"
    for start, content in gaps.items():
        data[start * SECTOR : start * SECTOR + len(content)] = content
    return bytes(data)
