"""`bench new task NAME --family F`: a new task, which passes the gate at once and is then changed piece by piece."""

import click
from click.shell_completion import CompletionItem

from benchmark.cli.context import complete, echo_json, json_option, suite_of
from benchmark.spec.errors import UsageError
from benchmark.suite.scaffold import families, scaffold


@click.group(help=__doc__)
def command() -> None:
    pass


def _families(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    found: list[CompletionItem] = complete(lambda suite: list(families(suite)))(ctx, param, incomplete)
    return found


@command.command("task")
@click.argument("name")
@click.option(
    "--family", metavar="FAMILY", shell_complete=_families, help="What kind of work; leave it out to see them."
)
@json_option
@click.pass_context
def task(ctx: click.Context, name: str, family: str | None, as_json: bool) -> None:
    """Write the folder of a new task: a tiny working example of its family.

    It passes `bench check task NAME --prove --minimal` as it is. Change one thing after another, and check again.
    """
    suite = suite_of(ctx)
    if family is None:
        known = "; ".join(f"{name} ({found.about})" for name, found in families(suite).items())
        raise UsageError("no family named", where="--family", fix=f"one of: {known}")
    files = scaffold(suite, family, name)
    folder = suite.task_folder(name)
    following = f"bench check task {name} --prove --minimal"
    if as_json:
        told = {"task": name, "family": family, "folder": str(folder), "files": [path.as_posix() for path in files]}
        echo_json({**told, "next": following})
        return
    for path in files:
        click.echo(f"  {path.as_posix()}")
    click.echo(f"{len(files)} files in {folder}; next: {following}")
