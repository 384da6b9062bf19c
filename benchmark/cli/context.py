"""What every verb needs: suite, state folder, JSON or tables."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem
from rich.console import Console
from rich.table import Table

from benchmark.spec.errors import BenchError
from benchmark.spec.layout import Layout
from benchmark.suite.locate import Suite, locate

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")

harness_dir_option = click.option(
    "--harness-dir",
    "harness_dirs",
    multiple=True,
    metavar="DIR",
    expose_value=False,
    callback=lambda ctx, param, value: ctx.obj.update(harness_dirs=value),
    help="Folder of a harness, or of harnesses, outside the suite (or BENCH_HARNESS_DIR); may be repeated.",
)


def suite_of(ctx: click.Context) -> Suite:
    """The suite that was asked for, with the harnesses outside of it."""
    return locate(ctx.obj["suite"], ctx.obj.get("harness_dirs", ()))


def layout_of(ctx: click.Context) -> Layout:
    """The state folder."""
    home: Path = ctx.obj["home"]
    return Layout(home)


def echo_json(value: Any) -> None:
    """Print a value as JSON."""
    click.echo(json.dumps(value, indent=2))


def echo_table(columns: list[str], rows: list[list[str]], empty: str) -> None:
    """Print a table, or what to say where there is nothing."""
    if not rows:
        click.echo(empty)
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        if len(row) != len(columns):
            raise ValueError(f"a row of {len(row)} cells under {len(columns)} columns: {row}")
        table.add_row(*row)
    console = Console()
    if not console.is_terminal:
        console = Console(width=200)
    console.print(table, markup=False)


def complete(names: Callable[[Suite], list[str]]) -> Callable[..., list[CompletionItem]]:
    """Shell completion by the suite's names."""

    def found(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        try:
            return [CompletionItem(name) for name in names(locate()) if name.startswith(incomplete)]
        except BenchError:
            return []

    return found
