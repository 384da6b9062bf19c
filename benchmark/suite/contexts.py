"""Assembles build contexts: what an image is made of, as data, with a digest that names the image.

Equal contexts give equal digests, so an image is built once and again only when something that goes
into it changed.
"""

import hashlib
import io
import json
import re
import tarfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

from benchmark.spec.errors import UsageError
from benchmark.spec.layout import Layout
from benchmark.suite.certificates import certificate_file
from benchmark.suite.load import LoadedHarness, LoadedTask
from benchmark.suite.locate import Suite
from benchmark.suite.materials import fetch

BASE_IMAGE = "debian:bookworm-slim"

CERTIFICATES = "ca-certificates.crt"
"""The host's certificates, at the top of every context: a build behind a corporate proxy needs them."""

CHECKS = "checks.toml"
DEMAND = "demand.json"
"""In `solution/` of an impossible task: the actions that force its demand, appended to the whole task's reference."""

_APPEND = """
# Added by the suite: the actions that force the impossible demand come last.
COPY demand.json /grader/demand.json
RUN python3 -c 'import json; \\
whole, more = (json.load(open(f"/grader/{name}.json", encoding="utf-8")) for name in ("reference", "demand")); \\
whole["actions"] += more["actions"]; \\
json.dump(whole, open("/grader/reference.json", "w", encoding="utf-8"), indent=1)' \\
 && rm /grader/demand.json && chmod -R go= /grader
"""

_CLOSE = """
# Added by the suite: what is installed for the examiner is closed to the artifact.
RUN python3 -m examiner.closed close
"""

_IGNORED = {"__pycache__", ".git", ".DS_Store", ".pytest_cache", ".mypy_cache", ".ruff_cache"}


@dataclass(frozen=True)
class Context:
    """A build context.

    Attributes:
        name: the image's name without tag.
        source: the folder that its Dockerfile is in, for error messages.
        files: path in the context -> (content, executable).
    """

    name: str
    source: Path
    files: dict[str, tuple[bytes, bool]]

    def digest(self, base: str) -> str:
        """SHA-256 (hex) over every path, mode and content, and the base image's id."""
        total = hashlib.sha256(base.encode())
        for path in sorted(self.files):
            content, executable = self.files[path]
            total.update(f"\0{path}\0{int(executable)}\0{len(content)}\0".encode())
            total.update(content)
        return total.hexdigest()

    def tar(self) -> bytes:
        """The context as a tar archive, with the host's certificates added."""
        buffer = io.BytesIO()
        files = {**self.files, CERTIFICATES: (_certificates(), False)}
        with tarfile.open(fileobj=buffer, mode="w") as archive:
            for path in sorted(files):
                content, executable = files[path]
                info = tarfile.TarInfo(path)
                info.size = len(content)
                info.mode = 0o755 if executable else 0o644
                archive.addfile(info, io.BytesIO(content))
        return buffer.getvalue()


def agent_context(loaded: LoadedTask, layout: Layout) -> Context:
    """What the agent's image of a task is made of."""
    files = _folders(loaded, "environment")
    files |= _recipe(loaded)
    files |= _materials(loaded, layout)
    return _context(f"bench-task-{loaded.name}-agent", loaded.file("environment"), files)


def grader_context(loaded: LoadedTask, layout: Layout) -> Context:
    """What the grader's image of a task is made of."""
    files = _folders(loaded, "grader")
    files |= _folders(loaded, "solution", "solution/")
    files |= _recipe(loaded)
    files |= _materials(loaded, layout)
    if loaded.base is not None:
        files[CHECKS] = _checks_of_rung(loaded, loaded.base).encode("utf-8"), False
    more = ""
    if f"solution/{DEMAND}" in files:
        files[DEMAND] = files.pop(f"solution/{DEMAND}")
        more += _APPEND
    if not loaded.task.grader.open:
        more += _CLOSE
    if "Dockerfile" in files:
        whole, executable = files["Dockerfile"]
        files["Dockerfile"] = whole + more.encode("utf-8"), executable
    return _context(f"bench-task-{loaded.name}-grader", loaded.file("grader"), files)


def grader_base_context(suite: Suite) -> Context:
    """What the base of all grader images is made of."""
    return _context("bench-grader-base", suite.graders, _folder(suite.graders))


def toolbox_base_context(suite: Suite) -> Context:
    """What the base of all toolbox images is made of."""
    return _context("bench-toolbox-base", suite.toolbox, _folder(suite.toolbox))


def toolbox_context(loaded: LoadedHarness) -> Context:
    """What a client's toolbox image is made of."""
    return _context(f"bench-harness-{loaded.name}", loaded.folder, _folder(loaded.folder))


def _context(name: str, source: Path, files: dict[str, tuple[bytes, bool]]) -> Context:
    if "Dockerfile" not in files:
        raise UsageError("no Dockerfile", where=str(source), fix="create it; see docs/")
    return Context(name, source, files)


def _folder(folder: Path, prefix: str = "") -> dict[str, tuple[bytes, bool]]:
    found: dict[str, tuple[bytes, bool]] = {}
    for path in sorted(folder.rglob("*")):
        if _IGNORED.isdisjoint(path.relative_to(folder).parts) and path.is_file() and path.suffix != ".pyc":
            executable = bool(path.stat().st_mode & 0o100)
            found[prefix + path.relative_to(folder).as_posix()] = (path.read_bytes(), executable)
    return found


def _folders(loaded: LoadedTask, name: str, prefix: str = "") -> dict[str, tuple[bytes, bool]]:
    files: dict[str, tuple[bytes, bool]] = {}
    for folder in loaded.folders(name):
        files |= _folder(folder, prefix)
    return files


def _recipe(loaded: LoadedTask) -> dict[str, tuple[bytes, bool]]:
    """The recipe's files; a rung's recipe is told which milestones are its own."""
    files = _folders(loaded, "recipe", "recipe/")
    if loaded.task.milestones:
        files["recipe/milestones.json"] = json.dumps(loaded.task.milestones).encode(), False
    return files


def _checks_of_rung(loaded: LoadedTask, base: Path) -> str:
    """The whole task's checks.toml without the milestones that are not the rung's, and what the rung adds."""
    own = loaded.folder / "grader" / CHECKS
    text = (base / "grader" / CHECKS).read_text(encoding="utf-8")
    kept = {check.id for check in loaded.checks}
    parts = [
        part
        for part in re.split(r"(?m)^(?=\[\[)", text)
        if not part.startswith("[[milestone]]") or tomllib.loads(part)["milestone"][0]["id"] in kept
    ]
    more = ["\n", own.read_text(encoding="utf-8")] if own.is_file() else []
    return "".join([*parts, *more])


def _materials(loaded: LoadedTask, layout: Layout) -> dict[str, tuple[bytes, bool]]:
    return {
        f"materials/{material.file}": (fetch(material, layout).read_bytes(), False)
        for material in loaded.task.materials
    }


def _certificates() -> bytes:
    path = certificate_file()
    return path.read_bytes() if path is not None else b""
