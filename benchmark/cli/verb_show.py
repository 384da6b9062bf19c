"""`bench show RUN|TRIAL`: what came of a run, or of one trial (RUN/TRIAL, or a bundle's folder)."""

from pathlib import Path

import click

from benchmark.cli.bundles import open_bundle
from benchmark.cli.context import echo_json, json_option, layout_of
from benchmark.cli.summary import rows, table
from benchmark.engine.run import load_plan
from benchmark.results.read import ReadBundle
from benchmark.spec.errors import UsageError
from benchmark.spec.layout import Layout


@click.command(help=__doc__)
@click.argument("what", metavar="RUN|TRIAL")
@json_option
@click.pass_context
def command(ctx: click.Context, what: str, as_json: bool) -> None:
    layout = layout_of(ctx)
    if (layout.runs / what / "run.json").is_file():
        _run(layout, what, as_json)
        return
    found = _bundle(layout, what)
    if as_json:
        echo_json({**rows([found])[0], "ledger": [entry.model_dump(mode="json") for entry in found.ledger]})
        return
    table([found])
    _details(found)


def _run(layout: Layout, run: str, as_json: bool) -> None:
    plan = load_plan(layout, run)
    paths = {trial.id: layout.run(run).trial(trial.id).bundle for trial in plan.trials}
    bundles = [open_bundle(path) for path in paths.values() if path.is_dir()]
    missing = [trial for trial, path in paths.items() if not path.is_dir()]
    if as_json:
        echo_json({"run": run, "trials": rows(bundles), "unfinished": missing})
        return
    table(bundles)
    if missing:
        click.echo(f"\nunfinished: {', '.join(missing)}; to go on: bench resume {run}")


def _bundle(layout: Layout, what: str) -> ReadBundle:
    if (Path(what) / "bundle.json").is_file():
        return open_bundle(Path(what))
    run, _, trial = what.rpartition("/")
    pattern = f"{run or '*'}/trials/{trial}/bundle"
    found = sorted(layout.runs.glob(pattern))
    if not found:
        raise UsageError(f"no run and no finished trial {what!r}", where=str(layout.runs), fix="see bench list runs")
    return open_bundle(found[-1])


def _details(found: ReadBundle) -> None:
    verdict = found.verdict
    if verdict.failing_interval is not None:
        first, last = verdict.failing_interval
        click.echo(f"\nfailing step F = {verdict.failing_step}, between {first} and {last}")
    if verdict.broken_checks:
        click.echo(f"broken at step {verdict.first_break}: {', '.join(verdict.broken_checks)}")
    for label in verdict.labels:
        click.echo(f"{label.label} from step {label.onset}{f': {label.detail}' if label.detail else ''}")
    if found.matrix is not None and found.matrix.trees:
        last_grade = found.matrix.grades.get(found.matrix.trees[-1])
        for check in found.bundle.checks:
            result = last_grade.results.get(check.id) if last_grade else None
            if result is not None and not result.passed:
                click.echo(f"not passed: {check.id} ({check.asserts}): {result.message[:200]}")
    click.echo(f"bundle: {found.path}")
