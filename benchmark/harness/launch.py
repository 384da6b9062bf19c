"""From a manifest's templates to what the container runs, for the first start and for a resume."""

import os
import re
import shlex
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmark.gateway import dialect
from benchmark.sandbox.agent import HOME
from benchmark.sandbox.images import AGENT_UID
from benchmark.spec.errors import UsageError
from benchmark.spec.harness import HarnessSpec, Launch

PORT = 8765
BASE_URL = f"http://127.0.0.1:{PORT}"

_START = '/opt/harness/bin/forward & exec "$@" </dev/null'
_SPLAT = re.compile(r"\{option\.([A-Za-z0-9_-]+)\.\.\.\}")
_PLACE = re.compile(r"\{(prompt|task|base_url|model|max_steps|home|session|visible_check|option\.[A-Za-z0-9_-]+)\}")


@dataclass(frozen=True)
class Launched:
    """What the container is to run."""

    command: tuple[str, ...]
    env: dict[str, str]


@dataclass(frozen=True)
class Filling:
    """What the places of a manifest are filled with.

    Attributes:
        task: what the client is told at first.
        model: the model's name.
        max_steps: the step budget.
        options: those of the trial; the manifest's defaults stand in for the rest.
        visible_check: the task's, empty if it has none.
    """

    task: str
    model: str
    max_steps: int
    options: Mapping[str, str] = field(default_factory=dict)
    visible_check: str = ""


def configured(spec: HarnessSpec, options: Mapping[str, str]) -> HarnessSpec:
    """The manifest with the protocol that the trial's option `protocol` asks for, if it has one.

    Raises:
        UsageError: there is no such protocol.
    """
    protocol = {**spec.defaults, **options}.get("protocol")
    if protocol is None or protocol == spec.protocol:
        return spec
    try:
        dialect(protocol)
    except ValueError as error:
        raise UsageError(str(error), where=f"--harness {spec.name}:protocol={protocol}") from None
    return spec.model_copy(update={"protocol": protocol})


def check_options(spec: HarnessSpec, options: Mapping[str, str]) -> None:
    """Whether every option that the manifest can't do without is there and can be used.

    Raises:
        UsageError: one is missing or can't be split into words.
    """
    for name in spec.wanted_options():
        if name not in options and name not in spec.defaults:
            raise UsageError(
                f"needs the option {name!r}",
                where=f"--harness {spec.name}",
                fix=f"write --harness '{spec.name}:{name}=...'; {spec.options[name]}",
            )
    parts = [part for part in (spec.launch, spec.resume) if part is not None]
    for name in {found[1] for part in parts for text in part.argv if (found := _SPLAT.fullmatch(text))}:
        try:
            words = shlex.split({**spec.defaults, **options}[name])
        except ValueError as error:
            raise UsageError(
                f"{name}: {error}", where=f"--harness {spec.name}", fix="quote it as for a shell"
            ) from None
        if not words:
            raise UsageError(f"{name} is empty", where=f"--harness {spec.name}", fix=spec.options[name])


def prepare_launch(spec: HarnessSpec, home: Path, filling: Filling) -> Launched:
    """Fill in the manifest's launch and write its files into HOME."""
    if spec.launch is None:
        raise ValueError(f"{spec.name} has no launch")
    values = _values(spec, filling) | {"prompt": filling.task}
    _write_files(spec.launch.files, home, values)
    return Launched(_command(spec.launch, values), _env(spec.launch, values))


def prepare_resume(spec: HarnessSpec, home: Path, filling: Filling, session: str | None) -> Launched:
    """Fill in the manifest's resume; `session` is its session's id, if it wants one."""
    if spec.launch is None or spec.resume is None:
        raise ValueError(f"{spec.name} has no resume")
    values = _values(spec, filling) | {"prompt": spec.resume.prompt}
    if session is not None:
        values["session"] = session
    _write_files(spec.resume.files, home, values)
    first = _env(spec.launch, _values(spec, filling) | {"prompt": filling.task})
    return Launched(_command(spec.resume, values), first | _env(spec.resume, values))


def mounts(spec: HarnessSpec, options: Mapping[str, str]) -> tuple[tuple[Path, str], ...]:
    """The host's folders that the client sees read-only, as (folder, place in the container).

    Raises:
        UsageError: a folder is not there.
    """
    given = {**spec.defaults, **options}
    found = []
    for mount in spec.mount:
        if not all(name.removeprefix("option.") in given for name in _PLACE.findall(mount.source)):
            continue
        folder = Path(_fill(mount.source, {f"option.{name}": value for name, value in given.items()})).resolve()
        if not folder.is_dir():
            raise UsageError("no such folder", where=str(folder), fix=f"it is mounted for {spec.name}; name one")
        found.append((folder, mount.target))
    return tuple(found)


def _values(spec: HarnessSpec, filling: Filling) -> dict[str, str]:
    options = {**spec.defaults, **filling.options}
    return {
        "task": filling.task,
        "base_url": BASE_URL,
        "model": filling.model,
        "max_steps": str(filling.max_steps),
        "home": HOME,
        "visible_check": filling.visible_check,
        **{f"option.{name}": value for name, value in options.items()},
    }


def _command(launch: Launch, values: Mapping[str, str]) -> tuple[str, ...]:
    words: list[str] = []
    for part in launch.argv:
        splat = _SPLAT.fullmatch(part)
        words += shlex.split(values[f"option.{splat[1]}"]) if splat else [part]
    return ("/bin/bash", "-c", _START, "launch", *(_fill(word, values) for word in words))


def _env(launch: Launch, values: Mapping[str, str]) -> dict[str, str]:
    return {_fill(name, values): _fill(value, values) for name, value in launch.env.items()}


def _fill(template: str, values: Mapping[str, str]) -> str:
    """Put values into their places, in one pass: what a value contains is never taken for a place."""
    return _PLACE.sub(lambda place: values.get(place[1], place[0]), template)


def _write_files(files: Mapping[str, str], home: Path, values: Mapping[str, str]) -> None:
    """Write files below HOME. At a resume the agent has had it: no link is followed, what is in the way goes."""
    for name, content in files.items():
        parts = Path(name).parts
        folder = os.open(home, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            for part in parts[:-1]:
                inner = _enter(folder, part)
                os.close(folder)
                folder = inner
            _clear(folder, parts[-1])
            _write(folder, parts[-1], _fill(content, values).encode())
        finally:
            os.close(folder)


def _enter(parent: int, name: str) -> int:
    """Open a folder; made where there is none."""
    flags = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
    try:
        return os.open(name, flags, dir_fd=parent)
    except OSError:
        _clear(parent, name)
    os.mkdir(name, 0o755, dir_fd=parent)
    _give(name, parent)
    return os.open(name, flags, dir_fd=parent)


def _clear(folder: int, name: str) -> None:
    try:
        os.unlink(name, dir_fd=folder)
    except FileNotFoundError:
        pass
    except IsADirectoryError:
        shutil.rmtree(name, dir_fd=folder)


def _write(folder: int, name: str, content: bytes) -> None:
    with open(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o644, dir_fd=folder), "wb") as file:
        file.write(content)
    _give(name, folder)


def _give(name: str, folder: int) -> None:
    if os.getuid() == 0:
        os.chown(name, AGENT_UID, AGENT_UID, dir_fd=folder, follow_symlinks=False)
