"""What the layers of an image hold, files included that a later layer deletes: they are still there for who looks."""

import json
import tarfile
import tempfile
from collections.abc import Iterator
from typing import IO

import docker

from benchmark.sandbox.engine import engine_errors
from benchmark.spec.errors import BrokenBenchmark

_MOST_BYTES = 32 * 1024 * 1024
"""Of a file that is given; larger ones are passed over."""


def files(client: docker.DockerClient, image: str, base: str) -> Iterator[tuple[str, bytes]]:
    """(path without a leading slash, content) of every regular file in the layers that an image has beyond its base.

    Raises:
        BrokenBenchmark: the engine failed, or tells of the image in a way that is not known here.
    """
    with tempfile.TemporaryFile() as file:
        with engine_errors("saving an image", image):
            below = len(client.images.get(base).attrs["RootFS"]["Layers"])
            for chunk in client.api.get_image(image):
                file.write(chunk)
        file.seek(0)
        try:
            with tarfile.open(fileobj=file) as archive:
                for layer in json.load(_member(archive, "manifest.json"))[0]["Layers"][below:]:
                    yield from _regular(_member(archive, layer))
        except (tarfile.TarError, LookupError, ValueError) as error:
            raise BrokenBenchmark(
                f"the layers of an image can't be read: {error!r}",
                where=image,
                fix="`docker save` of this engine writes another form than its manifest says; use another version",
            ) from None


def _member(archive: tarfile.TarFile, name: str) -> IO[bytes]:
    found = archive.extractfile(name)
    if found is None:
        raise LookupError(name)
    return found


def _regular(layer: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    with layer, tarfile.open(fileobj=layer) as archive:
        for member in archive:
            content = archive.extractfile(member) if member.isfile() and member.size <= _MOST_BYTES else None
            if content is not None:
                yield member.name.removeprefix("./"), content.read()
