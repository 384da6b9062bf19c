"""Builds images from contexts, once for each content, and takes out of them what the host needs."""

import fcntl
import io
import os
import re
import shutil
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import docker
from docker.errors import APIError, ImageNotFound

from benchmark.sandbox.engine import engine_errors
from benchmark.sandbox.owner import TOOLBOX, labels
from benchmark.spec.action import Reference
from benchmark.spec.errors import BrokenBenchmark, UsageError
from benchmark.spec.files import write_atomic
from benchmark.spec.layout import Layout
from benchmark.suite.contexts import BASE_IMAGE, Context

AGENT_UID = 10001 if os.getuid() == 0 else os.getuid()
"""The agent's user: unprivileged, and ours where we are not root, so that its files can be read."""

_STATUS = "/var/lib/dpkg/status"
_ENGINE = ("--->", "Removing intermediate container")
"""What the engine itself says in between the output of a build's commands."""

_COLOURS = re.compile("\x1b\\[[0-9;]*m")
_SAID = 160

Announce = Callable[[str], None]


class Images:
    """The images of one engine."""

    def __init__(self, client: docker.DockerClient, layout: Layout, announce: Announce) -> None:
        self._client = client
        self._layout = layout
        self._announce = announce

    def base(self) -> str:
        """The id of the Debian base image.

        Raises:
            BrokenBenchmark: it is not there and can't be pulled.
        """
        found = self._id(BASE_IMAGE)
        if found is None:
            self._announce(f"pulling {BASE_IMAGE}")
            with engine_errors("pulling the base image", BASE_IMAGE):
                self._client.images.pull(BASE_IMAGE)
            found = self._id(BASE_IMAGE)
        return _there(found, BASE_IMAGE)

    def ensure(self, context: Context, base: str) -> str:
        """The id of the image made of `context` on the image `base`; built if it does not exist.

        Raises:
            UsageError: its Dockerfile fails.
        """
        name = f"{context.name}:{context.digest(base)[:24]}"
        log = self._layout.build_log(context.name)
        found = self._id(name)
        if found is None:
            with _exclusive(log):
                found = self._id(name)
                if found is None:
                    self._announce(f"building {context.name}")
                    self._build(context, name, base, log)
                    found = self._id(name)
        return _there(found, name)

    def _id(self, name: str) -> str | None:
        with engine_errors("looking up an image", name):
            try:
                return str(self._client.images.get(name).id)
            except ImageNotFound:
                return None

    def _build(self, context: Context, name: str, base: str, log: Path) -> None:
        with engine_errors("building an image", context.name), log.open("w", encoding="utf-8") as output:
            step = said = ""
            for line in self._client.api.build(
                fileobj=io.BytesIO(context.tar()),
                custom_context=True,
                tag=name,
                buildargs={"BASE": base},
                network_mode="host",
                rm=True,
                forcerm=True,
                decode=True,
            ):
                text = str(line.get("stream", ""))
                output.write(text)
                if text.startswith("Step "):
                    step, said = text.strip(), ""
                elif (plain := _COLOURS.sub("", text).strip()) and not plain.startswith(_ENGINE):
                    said = plain.splitlines()[-1]
                if "error" in line:
                    output.write(str(line["error"]) + "\n")
                    kind = BrokenBenchmark if "no space left" in str(line["error"]).lower() else UsageError
                    raise kind(
                        f"{step[:_SAID]}: {said[:_SAID] or line['error']}",
                        where=str(context.source / "Dockerfile"),
                        fix=f"the build's output is in {log}",
                    )

    def workspace(self, image: str) -> Path:
        """A folder with what is in /workspace of an agent image, owned by the agent."""
        target = self._layout.workspace(image)
        if target.is_dir() and (os.getuid() or target.stat().st_uid == AGENT_UID):
            return target
        shutil.rmtree(target, ignore_errors=True)  # a copied state folder has lost its owners, and an agent its rights
        partial = target.with_name(f".{target.name}.{os.getpid()}")
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        try:
            with self._unpacked(image, "/workspace") as archive:
                # Debian 12's Python 3.11.2 knows no filters yet, and no argument of that name.
                archive.extraction_filter = getattr(tarfile, "tar_filter", None)
                archive.extractall(partial)
            inner = partial / "workspace"
            if os.getuid() == 0:
                for folder, names, files in os.walk(inner):
                    for name in (".", *names, *files):
                        os.chown(Path(folder, name), AGENT_UID, AGENT_UID, follow_symlinks=False)
            inner.rename(target)
        except FileExistsError:
            pass  # another runner was faster; images are immutable, so it found the same
        finally:
            shutil.rmtree(partial, ignore_errors=True)
        return target

    def reference(self, image: str) -> Reference:
        """The reference solution out of a grader image, `/grader/reference.json`."""
        path = self._layout.reference(image)
        if not path.is_file():
            with self._unpacked(image, "/grader/reference.json") as archive:
                member = archive.extractfile("reference.json")
                if member is None:
                    raise UsageError("/grader/reference.json is not a file", where=image)
                write_atomic(path, member.read())
        try:
            return Reference.model_validate_json(path.read_bytes())
        except ValueError as error:
            path.unlink()
            raise UsageError(f"/grader/reference.json: {error}", where=image, fix="see docs/add-a-task.md") from None

    def packages(self, image: str) -> dict[str, str]:
        """Debian package -> version, of what an image has installed."""
        with self._unpacked(image, _STATUS) as archive:
            member = archive.extractfile(Path(_STATUS).name)
            return installed(member.read().decode("utf-8", "replace")) if member is not None else {}

    def toolbox(self, image: str) -> str:
        """The name of the read-only volume that holds /opt/harness of a toolbox image."""
        name = f"bench-toolbox-{image.removeprefix('sha256:')[:24]}"
        marker = self._layout.toolbox_marker(name)
        with _exclusive(self._layout.build_log(name)), engine_errors("filling a toolbox volume", name):
            found = self._client.api.volumes(filters={"name": name})["Volumes"] or []
            if found and (marker.is_file() or self._mounted(name)):
                write_atomic(marker, image)
                return name
            if found:
                try:
                    self._client.api.remove_volume(name, force=True)
                except APIError as error:
                    if error.status_code != 409:
                        raise
                    write_atomic(marker, image)  # agents of another state folder use it, so it was filled there
                    return name
            self._client.api.create_volume(name, labels={TOOLBOX: image})
            # The engine fills a new volume with what the image has at the mount point.
            container = self._client.api.create_container(
                image,
                ["true"],
                labels=labels(""),
                volumes=["/opt/harness"],
                host_config=self._client.api.create_host_config(binds=[f"{name}:/opt/harness"], network_mode="none"),
            )
            self._client.api.remove_container(container["Id"])
            write_atomic(marker, image)
        return name

    def _mounted(self, volume: str) -> bool:
        """Whether a container runs with it; then a runner of another state folder has filled it."""
        return bool(self._client.api.containers(filters={"volume": volume, "status": "running"}))

    @contextmanager
    def _unpacked(self, image: str, path: str) -> Iterator[tarfile.TarFile]:
        with engine_errors(f"reading {path} out of an image", image):
            container = self._client.api.create_container(image, ["true"], labels=labels(""))
            try:
                chunks, _ = self._client.api.get_archive(container["Id"], path)
                data = io.BytesIO(b"".join(chunks))
            except docker.errors.NotFound:
                raise UsageError(f"the image has no {path}", where=image, fix="see docs/add-a-task.md") from None
            finally:
                self._client.api.remove_container(container["Id"], force=True)
        with tarfile.open(fileobj=data) as archive:
            yield archive


def installed(status: str) -> dict[str, str]:
    """Package -> version, of those that dpkg's status file says are installed."""
    found = {}
    for paragraph in status.split("\n\n"):
        fields = dict(line.split(": ", 1) for line in paragraph.splitlines() if re.match(r"[A-Z]\S*: ", line))
        if fields.get("Status", "").endswith(" installed"):
            found[fields["Package"]] = fields["Version"]
    return found


def _there(image: str | None, name: str) -> str:
    if image is None:
        raise BrokenBenchmark("the engine says it made the image, and has none", where=name, fix="see bench doctor")
    return image


@contextmanager
def _exclusive(log: Path) -> Iterator[None]:
    """One build of an image at a time, over all runners of this state folder."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
