"""Asks the container engine what `script/bootstrap` needs to know.

The bootstrap cannot count on a `docker` command: Debian 13 ships the engine without one.
"""

import argparse
import sys
import time
from pathlib import Path

import docker
from docker.errors import DockerException, ImageNotFound

NO_ANSWER = 4
NO_PERMISSION = 5


def alive(pid: int) -> bool:
    """Whether the process runs; one that is dead but not reaped has no command line."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes() != b""
    except OSError:
        return False


def ping(wait: float, pid: int | None) -> int:
    """Waits up to `wait` seconds for an answer, as long as the process `pid` lives."""
    deadline = time.monotonic() + wait
    while True:
        try:
            docker.from_env(timeout=5).ping()
            return 0
        except DockerException as error:
            if "Permission denied" in str(error):
                return NO_PERMISSION
        if time.monotonic() >= deadline or (pid is not None and not alive(pid)):
            return NO_ANSWER
        time.sleep(0.3)


def has_image(name: str) -> int:
    try:
        docker.from_env().images.get(name)
    except ImageNotFound:
        return 1
    return 0


def pull(name: str) -> int:
    repository, _, tag = name.partition(":")
    try:
        docker.from_env().images.pull(repository, tag=tag)
    except DockerException as error:
        print(f"{name} cannot be pulled: {error}", file=sys.stderr)
        return 1
    return 0


def import_root(name: str, tarball: Path) -> int:
    repository, _, tag = name.partition(":")
    client = docker.from_env(timeout=300)
    try:
        client.api.import_image_from_file(str(tarball), repository=repository, tag=tag, changes=['CMD ["bash"]'])
        return has_image(name)
    except DockerException as error:
        print(f"{name} cannot be imported: {error}", file=sys.stderr)
        return 1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    asked = commands.add_parser("ping")
    asked.add_argument("--wait", type=float, default=0.0)
    asked.add_argument("--pid", type=int)
    for command in ("has-image", "pull", "import"):
        chosen = commands.add_parser(command)
        chosen.add_argument("name")
        if command == "import":
            chosen.add_argument("tarball", type=Path)
    options = parser.parse_args()
    if options.command == "ping":
        return ping(options.wait, options.pid)
    if options.command == "has-image":
        return has_image(options.name)
    if options.command == "pull":
        return pull(options.name)
    return import_root(options.name, options.tarball)


if __name__ == "__main__":
    sys.exit(main())
