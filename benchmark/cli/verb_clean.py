"""`bench clean`: remove what dead runners left behind; with options, caches, images or runs as well."""

import shutil

import click

from benchmark.cli.context import echo_json, json_option, layout_of
from benchmark.engine.run import load_plan
from benchmark.sandbox.engine import connect
from benchmark.sandbox.reaper import reap, remove_images


@click.command(help=__doc__)
@click.option("--cache", is_flag=True, help="Also materials, workspaces, references and grades that can be made again.")
@click.option("--images", is_flag=True, help="Also every image and toolbox volume of ours.")
@click.option("--run", "runs", multiple=True, metavar="RUN", help="Also this run, with its bundles; may be repeated.")
@json_option
@click.pass_context
def command(ctx: click.Context, cache: bool, images: bool, runs: tuple[str, ...], as_json: bool) -> None:
    layout = layout_of(ctx)
    plans = [load_plan(layout, run) for run in runs]
    client = connect()
    reaped = reap(client)
    removed_images = remove_images(client) if images else 0
    if cache:
        shutil.rmtree(layout.cache, ignore_errors=True)
    for plan in plans:
        shutil.rmtree(layout.run(plan.id).root)
    found = {
        "containers": reaped.containers,
        "volumes": reaped.volumes,
        "images": removed_images,
        "cache": cache,
        "runs": [plan.id for plan in plans],
    }
    if as_json:
        echo_json(found)
    else:
        click.echo(", ".join(f"{key}: {value}" for key, value in found.items()))
