"""`bench run`: plan a run, execute it, say what came of it."""

import os

import click

from benchmark.cli.context import complete, harness_dir_option, json_option, layout_of, suite_of
from benchmark.cli.progress import Display
from benchmark.cli.summary import conclude
from benchmark.engine.plan import make_plan
from benchmark.engine.run import execute
from benchmark.suite.locate import Suite

JOBS = min(4, os.cpu_count() or 1)


@click.command(help=__doc__)
@click.option(
    "--harness",
    "harnesses",
    multiple=True,
    metavar="NAME[:OPTION=VALUE,...]",
    shell_complete=complete(Suite.harness_names),
    help="Harness to run; may be repeated.",
)
@click.option("--tier", metavar="TIER", help="All tasks of a tier: easy, medium, hard, extreme, or all.")
@click.option(
    "--task",
    "tasks",
    multiple=True,
    metavar="NAME",
    shell_complete=complete(Suite.task_names),
    help="One task; may be repeated.",
)
@click.option(
    "--model", metavar="MODEL", help="'oracle' for the perfect-model track, a provider's model, or replay:FILE."
)
@click.option(
    "--fault",
    "faults",
    multiple=True,
    metavar="KIND@STEP[xN]",
    help="Let the answer of a step fail N times first (rate-limit, retry-after, server-error, overloaded, reset, "
    "cut-text, cut-call, silence); may be repeated, each is a trial of its own, and so is 'none'.",
)
@click.option(
    "--kill",
    "kills",
    multiple=True,
    metavar="STEP[,STEP...]",
    help="Kill the client (-9) at these steps and resume it; may be repeated, each is a trial of its own.",
)
@click.option("--attempts", type=click.IntRange(1), default=1, show_default=True, help="Repeats of each trial.")
@click.option("--max-steps", type=click.IntRange(1), help="Step budget; default: the task's.")
@click.option("--max-tokens", type=click.IntRange(1), help="Token budget of a trial, input and output together.")
@click.option("--max-cost", type=click.FloatRange(0, min_open=True), metavar="DOLLARS", help="Cost budget of a trial.")
@click.option(
    "--keep-exchanges", is_flag=True, help="Keep every request and answer; --model replay:FILE plays them again."
)
@click.option("--jobs", type=click.IntRange(1), default=JOBS, show_default=True, help="Trials at the same time.")
@click.option(
    "--localise",
    type=click.Choice(["exact", "final"]),
    default="exact",
    show_default=True,
    help="Grade every distinct snapshot, or only the last.",
)
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 1),
    metavar="SHARE",
    help="Exit with 1 if the mean of S/R over all trials is below this share.",
)
@harness_dir_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    harnesses: tuple[str, ...],
    tier: str | None,
    tasks: tuple[str, ...],
    model: str | None,
    faults: tuple[str, ...],
    kills: tuple[str, ...],
    attempts: int,
    max_steps: int | None,
    max_tokens: int | None,
    max_cost: float | None,
    keep_exchanges: bool,
    jobs: int,
    localise: str,
    fail_under: float | None,
    as_json: bool,
) -> int:  # fmt: skip
    suite = suite_of(ctx)
    plan = make_plan(
        suite,
        harnesses=harnesses,
        tasks=tasks,
        tier=tier,
        model=model,
        attempts=attempts,
        max_steps=max_steps,
        localise="final" if localise == "final" else "exact",
        faults=faults,
        kills=kills,
        max_tokens=max_tokens,
        max_cost=max_cost,
        keep_exchanges=keep_exchanges,
    )
    with Display(quiet=as_json) as display:
        result = execute(layout_of(ctx), suite, plan, jobs=jobs, show=display.show)
    conclude(result, as_json)
    return int(result.exit_code(fail_under))
