"""`bench leaderboard [RUN...]`: build the page from the bundles of runs, or of folders of bundles."""

from functools import partial
from pathlib import Path

import click

from benchmark.cli.context import echo_json, json_option, layout_of
from benchmark.engine.proofs import kept
from benchmark.leaderboard import build_site
from benchmark.results.read import find_bundles
from benchmark.spec.errors import UsageError
from benchmark.spec.trial import RunPlan


@click.command(help=__doc__)
@click.argument("runs", nargs=-1, metavar="[RUN|DIR]...")
@click.option("--out", type=click.Path(path_type=Path), help="Folder of the page; default: site in the state folder.")
@json_option
@click.pass_context
def command(ctx: click.Context, runs: tuple[str, ...], out: Path | None, as_json: bool) -> None:
    layout = layout_of(ctx)
    roots = [_root(layout.runs, name) for name in runs] or [layout.runs]
    bundles = [bundle for root in roots for bundle in find_bundles(root)]
    if not bundles:
        raise UsageError("no finished trial", where=", ".join(map(str, roots)), fix="see bench list runs")
    plans = [_plan(path) for path in _registered(roots)]
    index = build_site(bundles, (out or layout.root / "site").resolve(), plans, partial(kept, layout))
    if as_json:
        echo_json({"page": str(index), "trials": len(bundles)})
    else:
        click.echo(f"{len(bundles)} trials on {index}")


def _root(runs: Path, name: str) -> Path:
    if (runs / name / "run.json").is_file():
        return runs / name
    if Path(name).is_dir():
        return Path(name)
    raise UsageError(f"{name!r} is neither a run nor a folder", where=str(runs), fix="see bench list runs")


def _registered(roots: list[Path]) -> list[Path]:
    """The plans of the runs among `roots`: a planned trial without a bundle counts as well."""
    return sorted({path for root in roots for path in root.rglob("run.json")})


def _plan(path: Path) -> RunPlan:
    try:
        return RunPlan.model_validate_json(path.read_bytes())
    except ValueError as error:
        raise UsageError(f"damaged plan: {error}", where=str(path)) from None
