"""`bench list tasks|harnesses|runs`: what there is."""

from typing import Any

import click

from benchmark.cli.context import echo_json, echo_table, harness_dir_option, json_option, layout_of, suite_of
from benchmark.engine.plan import budget
from benchmark.spec.harness import HarnessSpec
from benchmark.spec.trial import RunPlan
from benchmark.suite.load import load_harness, load_task


@click.group(help=__doc__)
def command() -> None:
    pass


@command.command("tasks", help="The suite's tasks.")
@click.option("--tier", help="Only those of one tier.")
@json_option
@click.pass_context
def tasks(ctx: click.Context, tier: str | None, as_json: bool) -> None:
    suite = suite_of(ctx)
    found = [load_task(suite, name) for name in suite.task_names()]
    rows = [
        {
            "name": loaded.name,
            "tier": loaded.task.tier.value,
            "required_steps": loaded.task.required_steps,
            "step_budget": budget(loaded.task),
            "checks": len(loaded.checks),
            "family": loaded.task.family,
            "occupation": loaded.task.occupation,
            "title": loaded.task.title,
            "impossible": loaded.task.impossible is not None,
        }
        for loaded in sorted(found, key=lambda item: item.task.required_steps)
        if tier in (None, "all", loaded.task.tier.value)
    ]
    if as_json:
        echo_json(rows)
        return
    columns = ["name", "tier", "R", "budget", "checks", "family", "occupation", "title", "impossible"]
    shown = [{**row, "impossible": "yes" if row["impossible"] else ""} for row in rows]
    echo_table(columns, [[str(value) for value in row.values()] for row in shown], "no tasks")


@command.command("harnesses", help="The suite's harnesses, and those outside of it.")
@harness_dir_option
@json_option
@click.pass_context
def harnesses(ctx: click.Context, as_json: bool) -> None:
    suite = suite_of(ctx)
    specs = [load_harness(suite, name).spec for name in suite.harness_names()]
    if as_json:
        shown = {"name", "kind", "version", "protocol", "options", "summary", "verified", "why"}
        echo_json(
            [{**spec.model_dump(mode="json", include=shown), "needs": _needs(spec)} for spec in specs],
        )
        return
    echo_table(
        ["name", "kind", "version", "verified", "options", "summary"],
        [
            [
                spec.name,
                spec.kind,
                spec.version,
                "" if spec.kind == "scripted" else "yes" if spec.verified else "no",
                ", ".join(spec.options),
                spec.summary,
            ]
            for spec in specs
        ],
        "no harnesses",
    )


def _needs(spec: HarnessSpec) -> list[str]:
    """The options that a run must give; a scripted harness with options has to be aimed."""
    if spec.kind == "scripted":
        return list(spec.options)
    return [name for name in spec.wanted_options() if name not in spec.defaults]


@command.command("runs", help="The runs in the state folder.")
@json_option
@click.pass_context
def runs(ctx: click.Context, as_json: bool) -> None:
    layout = layout_of(ctx)
    rows: list[dict[str, Any]] = []
    for path in sorted(layout.runs.glob("*/run.json")):
        plan = RunPlan.model_validate_json(path.read_bytes())
        done = sum(layout.run(plan.id).trial(trial.id).bundle.is_dir() for trial in plan.trials)
        rows.append(
            {
                "run": plan.id,
                "created": plan.created,
                "trials": len(plan.trials),
                "finished": done,
                "harnesses": list(dict.fromkeys(trial.label for trial in plan.trials)),
                "tasks": list(dict.fromkeys(trial.task for trial in plan.trials)),
            }
        )
    if as_json:
        echo_json(rows)
        return
    echo_table(
        ["run", "created", "finished", "harnesses", "tasks"],
        [
            [
                row["run"],
                row["created"],
                f"{row['finished']}/{row['trials']}",
                ", ".join(row["harnesses"]),
                ", ".join(row["tasks"]),
            ]
            for row in rows
        ],
        f"no runs in {layout.runs}",
    )
