"""Fetches pinned third-party files into a content-addressed cache.

A material is a package's file on the Python package index, named by project, version and file, and
pinned by SHA-256. Nothing of it is ever committed, and nothing is used that does not match its pin.
"""

import hashlib
import os
from pathlib import Path

import requests
from pypi_simple import PYPI_SIMPLE_ENDPOINT, PyPISimple
from pypi_simple.errors import NoSuchProjectError

from benchmark.spec.errors import BrokenBenchmark
from benchmark.spec.layout import Layout
from benchmark.spec.task import Material
from benchmark.suite.certificates import certificate_file

TIMEOUT = (15.0, 120.0)
"""Seconds to connect and to wait for data."""


def fetch(material: Material, layout: Layout) -> Path:
    """The material's file in the cache, fetched if it is not there.

    Raises:
        BrokenBenchmark: the index can't be reached, has no such file, or serves another content.
    """
    path = layout.material(material.sha256, material.file)
    if path.is_file() and _digest(path) == material.sha256:
        return path
    where = f"material {material.name}=={material.version}"
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        _download(material, partial, where)
        found = _digest(partial)
        if found != material.sha256:
            raise BrokenBenchmark(
                f"{material.file} has SHA-256 {found}, not the pinned {material.sha256}",
                where=where,
                fix="don't use it; check the pin in task.toml",
            )
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    return path


def _download(material: Material, target: Path, where: str) -> None:
    endpoint = os.environ.get("PIP_INDEX_URL", PYPI_SIMPLE_ENDPOINT)
    try:
        session = requests.Session()
        certificates = certificate_file()
        if certificates is not None:
            session.verify = str(certificates)
        with PyPISimple(endpoint, session=session) as client:
            page = client.get_project_page(material.name, timeout=TIMEOUT)
            matching = [package for package in page.packages if package.filename == material.file]
            if not matching:
                raise BrokenBenchmark(f"the index has no file {material.file}", where=where, fix="check task.toml")
            client.download_package(matching[0], target, verify=False, timeout=TIMEOUT)
    except (NoSuchProjectError, requests.RequestException, OSError) as error:
        raise BrokenBenchmark(
            f"can't be fetched: {type(error).__name__}: {error}",
            where=where,
            fix=f"check the network, or put the file at {target.parent / material.file}",
        ) from None


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
