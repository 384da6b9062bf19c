"""`bench doctor`: can this machine measure? Checks engine, base image, disk, suite and left-overs."""

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import click

from benchmark.cli.context import echo_json, json_option, layout_of, suite_of
from benchmark.sandbox.engine import connect, engine_errors
from benchmark.sandbox.reaper import orphans
from benchmark.spec.errors import BenchError, BrokenBenchmark, ExitCode
from benchmark.suite.contexts import BASE_IMAGE

_MIN_FREE = 4 * 1024**3


@click.command(help=__doc__)
@json_option
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> int:
    home: Path = layout_of(ctx).root
    checks: list[tuple[str, Callable[[], str]]] = [
        ("suite", lambda: _suite(ctx)),
        ("disk", lambda: _disk(home)),
        ("engine", _engine),
        ("base image", _base),
        ("bind mounts", lambda: _mounts(home)),
        ("left-overs", _left_overs),
    ]
    rows = []
    for name, check in checks:
        try:
            rows.append({"check": name, "ok": True, "detail": check()})
        except BenchError as error:
            rows.append({"check": name, "ok": False, "detail": str(error)})
    if as_json:
        echo_json(rows)
    else:
        for row in rows:
            click.echo(f"{'ok  ' if row['ok'] else 'FAIL'} {row['check']}: {row['detail']}")
    return int(ExitCode.DONE if all(row["ok"] for row in rows) else ExitCode.BROKEN)


def _suite(ctx: click.Context) -> str:
    suite = suite_of(ctx)
    return f"{len(suite.task_names())} tasks and {len(suite.harness_names())} harnesses in {suite.root}"


def _disk(home: Path) -> str:
    place = next(folder for folder in (home, *home.parents) if folder.exists())
    free = shutil.disk_usage(place).free
    if free < _MIN_FREE:
        raise BrokenBenchmark(f"{free // 2**20} MiB free", where=str(place), fix="free at least 4 GiB")
    return f"{free // 2**30} GiB free in {place}"


def _engine() -> str:
    with engine_errors("telling its version"):
        version = connect().version()
    return f"{version['Version']} ({version['Arch']})"


def _base() -> str:
    client = connect()
    with engine_errors("looking for the base image"):
        if not client.images.list(name=BASE_IMAGE):
            raise BrokenBenchmark(
                "not there", where=BASE_IMAGE, fix="docker pull it, or run script/bootstrap in a checkout"
            )
    return f"{BASE_IMAGE} is there"


def _mounts(home: Path) -> str:
    """A container must see what the runner writes; a remote engine would not."""
    home.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home, prefix=".doctor-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "seen").write_text("yes")
        with engine_errors("mounting a folder"):
            out = connect().containers.run(
                BASE_IMAGE, ["cat", "/probe/seen"], volumes=[f"{folder}:/probe:ro"], network_mode="none", remove=True
            )
        if out != b"yes":
            raise BrokenBenchmark("a container does not see the runner's files", fix="use an engine on this machine")
    return f"containers see the runner's files (user {os.getuid()})"


def _left_overs() -> str:
    containers, volumes = orphans(connect())
    if containers or volumes:
        raise BrokenBenchmark(
            f"{len(containers)} containers, {len(volumes)} volumes of dead runners", fix="bench clean"
        )
    return "none"
