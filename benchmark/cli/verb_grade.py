"""`bench grade BUNDLE...`: grade stored bundles again, and show what changed. Exit code 1 if anything did."""

import signal
import threading
from pathlib import Path
from typing import Any, Literal

import click

from benchmark.cli.bundles import bundles_at, open_bundle
from benchmark.cli.context import echo_json, echo_table, json_option, layout_of, suite_of
from benchmark.cli.progress import bars
from benchmark.engine.regrade import COMPARED, Regraded, regrade
from benchmark.results.read import ReadBundle
from benchmark.sandbox.engine import connect
from benchmark.sandbox.reaper import reap
from benchmark.spec.errors import ExitCode

_SHOWN = 20


@click.command(help=__doc__)
@click.argument("bundles", nargs=-1, required=True, metavar="BUNDLE...", type=click.Path(path_type=Path))
@click.option(
    "--grader",
    type=click.Choice(["today", "recorded"]),
    default="today",
    show_default=True,
    help="The suite's task as it is now, or the very image that the bundle names.",
)
@click.option("--same-inputs", is_flag=True, help="Draw the checks' inputs as it was done then, instead of anew.")
@click.option("--brute-force", is_flag=True, help="Run every check on every snapshot, and carry nothing over.")
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    bundles: tuple[Path, ...],
    grader: Literal["today", "recorded"],
    same_inputs: bool,
    brute_force: bool,
    as_json: bool,
) -> int:
    found = [open_bundle(path) for given in bundles for path in bundles_at(given)]
    client = connect()
    reap(client)
    halted = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: halted.set())
    told = []
    for bundle in found:
        with bars(disable=as_json) as bar:
            task = bar.add_task(bundle.path.parent.name, total=None)
            regraded = regrade(
                client,
                layout_of(ctx),
                suite_of(ctx),
                bundle,
                grader=grader,
                same_inputs=same_inputs,
                brute_force=brute_force,
                announce=lambda text: click.echo(text, err=True),
                progress=lambda done, total, bar=bar, task=task: bar.update(task, completed=done, total=total),  # type: ignore[misc]
                halted=halted,
            )
        if halted.is_set():
            click.echo("interrupted; the bundles are as they were", err=True)
            return int(ExitCode.INTERRUPTED)
        told.append(_told(bundle, regraded))
        if not as_json:
            _show(bundle, regraded)
    if as_json:
        echo_json({"bundles": told})
    return int(ExitCode.GATE_FAILED if any(one["changed"] for one in told) else ExitCode.DONE)


def _told(bundle: ReadBundle, regraded: Regraded) -> dict[str, Any]:
    return {
        "bundle": str(bundle.path),
        "changed": bool(regraded.fields or regraded.cells),
        "grader_image": {"before": bundle.bundle.grader_image, "after": regraded.grader_image},
        "verdict": {
            name: {"before": getattr(regraded.before, name), "after": getattr(regraded.after, name)}
            for name in COMPARED
        },
        "cells": [
            {"step": cell.step, "check": cell.check, "before": cell.before, "after": cell.after}
            for cell in regraded.cells
        ],
        "refuted": regraded.matrix.refuted,
        "seconds": regraded.seconds,
    }


def _show(bundle: ReadBundle, regraded: Regraded) -> None:
    click.echo(f"{bundle.path}")
    same = bundle.bundle.grader_image == regraded.grader_image
    click.echo(f"  {'the same grader' if same else 'another grader'}: {regraded.grader_image[:19]}")
    if not regraded.fields and not regraded.cells:
        after = regraded.after
        click.echo(f"  nothing changed: {after.outcome}, S {after.survived}/{after.required_steps}: {after.reason}")
        return
    rows = [
        [name, _text(getattr(regraded.before, name)), _text(getattr(regraded.after, name))] for name in regraded.fields
    ]
    words = {True: "passed", False: "failed", None: "did not exist"}
    rows += [
        [f"{cell.check} at step {cell.step}", words[cell.before], words[cell.after]] for cell in regraded.cells[:_SHOWN]
    ]
    echo_table(["changed", "before", "after"], rows, "")
    if len(regraded.cells) > _SHOWN:
        click.echo(f"and {len(regraded.cells) - _SHOWN} cells more; see --json")


def _text(value: object) -> str:
    return "none" if value is None else str(value)
