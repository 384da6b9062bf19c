"""Looks through an image as an attacker with root on his own copy would: every layer, deleted files included."""

import hashlib
import io
import json
import re
import tarfile
from collections.abc import Collection
from dataclasses import dataclass, field

import docker

from benchmark.sandbox import layers
from benchmark.suite.contexts import BASE_IMAGE

SECRETS = {
    "private key": re.compile(rb"-----BEGIN [A-Z ]*PRIVATE KEY-----\s*\n[A-Za-z0-9+/=]{20}"),
    "encrypted message": re.compile(rb"\A(-----BEGIN PGP MESSAGE|Salted__|age-encryption\.org|\x8c\x0d\x04)"),
    "provider key": re.compile(rb"\b(sk-[A-Za-z0-9_-]{24,}|ghp_[A-Za-z0-9]{30,}|AKIA[A-Z0-9]{16})\b"),
}
ENCRYPTED = re.compile(r"\.(enc|gpg|age|aes|kdbx|vault|crypt)$")
GIT = re.compile(
    r"(^|/)(\.git|HEAD|packed-refs|ORIG_HEAD|FETCH_HEAD)$|\.(pack|bundle|idx)$|/objects/[0-9a-f]{2}/[0-9a-f]{38}$"
)
_PUBLIC = ("usr/share/keyrings/", "etc/apt/trusted.gpg.d/", "usr/share/perl", "usr/lib/git-core", "usr/share/doc")


@dataclass
class Scan:
    """What is in the layers of an image above its base.

    Attributes:
        files: how many.
        digests: SHA-256 of each content -> a path.
        texts: path -> content of what is no larger than 2 MiB, below /workspace or anywhere that a task put it.
        git: paths that belong to repositories.
        secrets: path -> which pattern.
        settings: environment, labels, history, as one text.
    """

    files: int = 0
    digests: dict[str, str] = field(default_factory=dict)
    texts: dict[str, bytes] = field(default_factory=dict)
    git: list[str] = field(default_factory=list)
    secrets: dict[str, str] = field(default_factory=dict)
    settings: str = ""

    def take(self, path: str, data: bytes) -> None:
        """Look at one file."""
        self.files += 1
        self.digests[hashlib.sha256(data).hexdigest()] = path
        system = path.startswith(("usr/", "var/", "lib/", "etc/"))
        if len(data) <= 2 * 1024 * 1024 and not system:
            self.texts[path] = data
        if GIT.search(path) and not (system and not path.endswith(".git")):
            self.git.append(path)
        if not path.startswith(_PUBLIC):
            for name, pattern in SECRETS.items():
                if pattern.search(data[: 1 << 20]):
                    self.secrets[path] = name
            if ENCRYPTED.search(path):
                self.secrets[path] = "an encrypted file"

    def holding(self, needles: Collection[bytes]) -> list[str]:
        """Paths of small files outside the system's folders that contain any of the needles."""
        return [path for path, data in self.texts.items() if any(needle in data for needle in needles)]


def scan_image(client: docker.DockerClient, image: str) -> Scan:
    """Scan every layer that an image has beyond the base image."""
    found = Scan()
    inspected = client.images.get(image).attrs
    found.settings = json.dumps([inspected["Config"], client.api.history(image)])
    for path, data in layers.files(client, image, BASE_IMAGE):
        found.take(path, data)
    return found


def with_files(client: docker.DockerClient, image: str, files: dict[str, bytes]) -> str:
    """A throw-away image with more files: what a scan that works must find."""
    container = client.containers.create(image, ["true"], network_mode="none")
    try:
        buffer = io.BytesIO()
        with tarfile.open(fileobj=buffer, mode="w") as archive:
            for path, data in files.items():
                info = tarfile.TarInfo(path)
                info.size = len(data)
                archive.addfile(info, io.BytesIO(data))
        container.put_archive("/", buffer.getvalue())
        return str(container.commit().id)
    finally:
        container.remove(force=True)
