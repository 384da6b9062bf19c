"""`bench resume RUN`: finish a run that was interrupted, killed, or stopped by a broken engine."""

import click

from benchmark.cli.context import json_option, layout_of
from benchmark.cli.progress import Display
from benchmark.cli.summary import conclude
from benchmark.cli.verb_run import JOBS
from benchmark.engine.run import execute, load_plan, suite_of


@click.command(help=__doc__)
@click.argument("run")
@click.option("--jobs", type=click.IntRange(1), default=JOBS, show_default=True, help="Trials at the same time.")
@json_option
@click.pass_context
def command(ctx: click.Context, run: str, jobs: int, as_json: bool) -> int:
    layout = layout_of(ctx)
    plan = load_plan(layout, run)
    with Display(quiet=as_json) as display:
        result = execute(layout, suite_of(plan, ctx.obj["suite"]), plan, jobs=jobs, show=display.show)
    conclude(result, as_json)
    return int(result.exit_code(None))
