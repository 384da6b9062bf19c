"""`bench check [NAME...]` lints tasks and harnesses; `check task` with --prove, and `check harness`, run them.

`bench check task NAME... --prove` plays each task's reference and grades every snapshot; `bench check task --all` does
so for the whole suite. A proof is kept until something of the task changes. `bench check harness NAME...` drives
each client through a tiny task: it starts, is sealed, acts, is counted, ends, dies, resumes.
"""

import signal
from dataclasses import asdict

import click
from click.shell_completion import CompletionItem

from benchmark.cli.context import complete, echo_json, echo_table, harness_dir_option, json_option, layout_of, suite_of
from benchmark.engine.adapter import AdapterProof, AdapterProver
from benchmark.engine.proofs import Proof
from benchmark.engine.prove import DRAWS, Prover
from benchmark.sandbox.engine import connect
from benchmark.sandbox.reaper import reap
from benchmark.spec.errors import ExitCode, UsageError
from benchmark.suite.lint import Problem, lint_harness, lint_task
from benchmark.suite.load import load_task
from benchmark.suite.locate import Suite

TASK, HARNESS = "task", "harness"


def _names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    found: list[CompletionItem] = complete(lambda suite: [TASK, HARNESS, *suite.task_names(), *suite.harness_names()])(
        ctx, param, incomplete
    )
    return found


@click.command(help=__doc__)
@click.argument("names", nargs=-1, metavar="[task|harness] [NAME]...", shell_complete=_names)
@click.option("--prove", is_flag=True, help="Build each task, play its reference and grade every snapshot.")
@click.option("--all", "every", is_flag=True, help="Prove every task: an hour or two; may be stopped and called again.")
@click.option("--again", is_flag=True, help="With --prove or --all: also prove what was proven and has not changed.")
@click.option(
    "--minimal",
    is_flag=True,
    help="With --prove or --all: leave out each action of the reference in turn, not only the last of each milestone.",
)
@click.option(
    "--draws",
    type=click.IntRange(min=DRAWS),
    default=DRAWS,
    show_default=True,
    help="With --prove or --all: how often to grade what the reference made, each time asking what is newly drawn.",
)
@harness_dir_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    names: tuple[str, ...],
    prove: bool,
    every: bool,
    again: bool,
    minimal: bool,
    draws: int,
    as_json: bool,
) -> int:
    suite = suite_of(ctx)
    if every and names not in ((), (TASK,)):
        raise UsageError("--all is for every task", fix=f"leave out {names[-1]!r}, or --all")
    if (minimal or again or draws > DRAWS) and not (prove or every):
        raise UsageError("--minimal, --again and --draws say how to prove", fix="add --prove or --all")
    if names[:1] == (HARNESS,):
        return _harnesses(ctx, suite, names[1:], as_json)
    tasks, harnesses = _chosen(suite, (TASK,) if every else names)
    problems = [problem for name in tasks for problem in lint_task(suite, name)]
    problems += [problem for name in harnesses for problem in lint_harness(suite, name)]
    proofs: list[Proof] = []
    if (prove or every) and not problems:
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # like SIGINT: the containers go on the way out
        client = connect()
        reap(client)
        prover = Prover(client, layout_of(ctx), suite, lambda text: click.echo(text, err=True))
        for name in tasks:
            try:
                proofs.append(prover.prove(load_task(suite, name), minimal=minimal, again=again, draws=draws))
            except UsageError as error:  # a Dockerfile that fails must not hide what the other tasks come to
                problems.append(Problem.of(error, name))
        problems += [problem for proof in proofs for problem in proof.problems]
    if as_json:
        echo_json(
            {
                "tasks": tasks,
                "harnesses": harnesses,
                "problems": [asdict(problem) for problem in problems],
                "proofs": [proof.model_dump(mode="json") for proof in proofs],
            }
        )
    else:
        _show(tasks, harnesses, problems, proofs)
    return int(ExitCode.USAGE if problems else ExitCode.DONE)


def _harnesses(ctx: click.Context, suite: Suite, names: tuple[str, ...], as_json: bool) -> int:
    """Prove clients; exit status 2 if one is not what its manifest says."""
    if not names:
        raise UsageError("no harness named", fix=f"known: {', '.join(suite.harness_names())}")
    problems = [problem for name in names for problem in lint_harness(suite, name.partition(":")[0])]
    if problems:
        raise UsageError(problems[0].message, where=problems[0].where)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # like SIGINT: the containers go on the way out
    client = connect()
    reap(client)
    prover = AdapterProver(client, layout_of(ctx), suite, lambda text: click.echo(text, err=True))
    proofs = [prover.prove(name) for name in names]
    if as_json:
        echo_json([{**asdict(proof), "sound": proof.sound} for proof in proofs])
    else:
        _show_adapters(proofs)
    return int(ExitCode.DONE if all(proof.sound for proof in proofs) else ExitCode.USAGE)


def _show_adapters(proofs: list[AdapterProof]) -> None:
    words = {True: "yes", False: "NO", None: "–"}
    echo_table(
        ["harness", "version", "what", "holds", "seen"],
        [
            [proof.harness, proof.version, finding.name, words[finding.holds], finding.detail]
            for proof in proofs
            for finding in proof.findings
        ],
        "",
    )
    for proof in proofs:
        click.echo(f"{proof.harness}: {'sound' if proof.sound else 'NOT SOUND'}, proven in {proof.seconds:.0f} s")


def _chosen(suite: Suite, names: tuple[str, ...]) -> tuple[list[str], list[str]]:
    if names == (TASK,):
        return suite.task_names(), []
    if names[:1] == (TASK,):
        unknown = [name for name in names[1:] if name not in suite.task_names()]
        if unknown:
            raise UsageError(f"no task {unknown[0]!r}", fix="see bench list tasks")
        return list(names[1:]), []
    if not names:
        return suite.task_names(), suite.harness_names()
    unknown = [name for name in names if name not in (*suite.task_names(), *suite.harness_names())]
    if unknown:
        raise UsageError(f"no task and no harness {unknown[0]!r}", fix="see bench list tasks and bench list harnesses")
    return [name for name in names if name in suite.task_names()], [
        name for name in names if name in suite.harness_names()
    ]


def _show(tasks: list[str], harnesses: list[str], problems: list[Problem], proofs: list[Proof]) -> None:
    rows = [proof.row() for proof in proofs]
    if rows:
        echo_table(list(rows[0]), [list(row.values()) for row in rows], "")
    for problem in problems:
        click.echo(str(problem), err=True)
    proven = f", {len(proofs)} proven" if proofs else ""
    click.echo(f"{len(tasks)} tasks{proven}, {len(harnesses)} harnesses: {len(problems)} problems")
