"""`bench verify`: what was published is what was measured: bundles, or whole runs with their plan."""

from pathlib import Path

import click

from benchmark.cli.bundles import bundles_at
from benchmark.cli.context import echo_json, json_option, layout_of, suite_of
from benchmark.engine.verify import verify_bundle, verify_run
from benchmark.spec.errors import ExitCode


@click.command(help=__doc__)
@click.argument("what", nargs=-1, required=True, metavar="RUN|BUNDLE...")
@json_option
@click.pass_context
def command(ctx: click.Context, what: tuple[str, ...], as_json: bool) -> int:
    layout, suite = layout_of(ctx), suite_of(ctx)
    problems: dict[str, list[str]] = {}
    for name in what:
        if Path(name).exists():
            problems.update({str(path): verify_bundle(path, suite) for path in bundles_at(Path(name))})
        else:
            problems[name] = verify_run(layout, name, suite)
    if as_json:
        echo_json(problems)
    else:
        for name, found in problems.items():
            click.echo("\n".join(found) if found else f"{name}: sound")
    return int(ExitCode.GATE_FAILED if any(problems.values()) else ExitCode.DONE)
