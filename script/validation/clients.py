"""Every real client on the perfect-model track: clean, under each fault, killed once; and what each made of it.

It can be run in parts: the newest trial of each client, task and condition is published in `results/clients`, without
the contents, and the report is made of what is published. The environment chooses the part (words separated by commas;
`-` runs nothing): BENCH_CLIENTS, BENCH_TASKS, BENCH_CONDITIONS (none, kill, and the kinds of faults), and BENCH_LOCALISE
(final: the failing step of a trial that fails is then not looked for).
"""

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import get_args

from benchmark.results.conditions import files_differing
from benchmark.results.published import Published, publish, read_published, write_published
from benchmark.results.read import BadBundle, read_bundle
from benchmark.spec.trial import FaultKind
from benchmark.suite.load import load_harness, load_task
from validation.common import REPORTS, ROOT, SUITE, bench, flags, report

TASKS = ("sqlparse-repair", "tomlkit-rebuild")
CLEAN, KILL = "none", "kill"
CONDITIONS = (CLEAN, *get_args(FaultKind), KILL)
PUBLISHED = ROOT / "results" / "clients"

Cell = tuple[str, str, str]
"""Client, task and kind of condition."""


def run() -> bool:
    """Run the part that is asked for, then write the report; good if every clean trial executed what it counted."""
    names = chosen("BENCH_CLIENTS", clients())
    tasks = chosen("BENCH_TASKS", TASKS)
    kinds = chosen("BENCH_CONDITIONS", CONDITIONS)
    unfinished = []
    for client in names:
        for task in tasks:
            for arguments in _runs(task, kinds):
                try:
                    bench(
                        "run", "--model", "oracle", "--jobs", "1", "--task", task, "--harness", client, *arguments,
                        "--localise", os.environ.get("BENCH_LOCALISE", "exact"),
                    )  # fmt: skip
                except SystemExit as stop:  # one void trial says nothing about the others
                    unfinished.append(f"{client}, {task}: {stop}")
    cells = _publish()
    if not cells:
        raise SystemExit("no trial of a client is on disk; choose some with BENCH_CLIENTS")
    return _report(cells, unfinished)


def clients() -> list[str]:
    """The clients that can be started without further options."""
    specs = [load_harness(SUITE, name).spec for name in SUITE.harness_names()]
    return [
        spec.name
        for spec in specs
        if spec.kind == "client" and spec.verified and not set(spec.wanted_options()) - set(spec.defaults)
    ]


def chosen(variable: str, known: Iterable[str]) -> list[str]:
    """What the environment's variable names of what is known, or all of it."""
    given = os.environ.get(variable)
    known = list(known)
    words = [word for word in (given or "").split(",") if word not in ("", "-")] if given is not None else known
    for word in words:
        if word not in known:
            raise SystemExit(f"{variable}: unknown {word!r}; known: {', '.join(known)}")
    return words


def _runs(task: str, kinds: list[str]) -> Iterable[list[str]]:
    """The arguments of each run: faults and the kill strike in the middle of the work."""
    middle = load_task(SUITE, task).task.required_steps // 2
    faults = [kind if kind == CLEAN else f"{kind}@{middle}" for kind in kinds if kind != KILL]
    if faults:
        yield flags("--fault", faults)
    if KILL in kinds:
        yield ["--kill", str(middle)]


def _publish() -> dict[Cell, Published]:
    """Publish the newest trial of each cell, of each client's present version only; all that are published."""
    versions = {name: load_harness(SUITE, name).spec.version for name in SUITE.harness_names()}
    trials = [trial for path in PUBLISHED.glob("*.jsonl.xz") for trial in read_published(path)]
    trials = sorted([*trials, *_on_disk()], key=lambda trial: trial.bundle.finished)
    cells = {_cell(trial): trial for trial in trials if versions.get(trial.bundle.trial.harness) == _version(trial)}
    for task in sorted({task for _, task, _ in cells}):
        mine = [cells[cell] for cell in sorted(cells, key=_order) if cell[1] == task]
        write_published(PUBLISHED / f"{task}.jsonl.xz", mine)
    return cells


def _on_disk() -> Iterable[Published]:
    home = Path(os.environ.get("BENCH_HOME", ROOT / ".bench"))
    known = set(clients())
    for path in home.glob("runs/*/trials/*/bundle"):
        try:
            found = read_bundle(path)
        except BadBundle:
            continue  # it is still being written, or an older version's
        bundle = found.bundle
        if bundle.track != "perfect-model" or bundle.trial.harness not in known:
            continue
        if bundle.task.name in TASKS and found.verdict.outcome != "void":
            yield publish(found)


def _version(trial: Published) -> str:
    return trial.bundle.harness_version


def _cell(trial: Published) -> Cell:
    plan = trial.bundle.trial
    kind = KILL if plan.kills else plan.fault.kind if plan.fault else CLEAN
    return plan.harness, trial.bundle.task.name, kind


def _report(cells: dict[Cell, Published], unfinished: list[str]) -> bool:
    rows = [_row(cell, cells) for cell in sorted(cells, key=_order)]
    clean = [trial for cell, trial in cells.items() if cell[2] == CLEAN]
    passed = [trial for trial in clean if trial.verdict.outcome == "pass"]
    known = [trial.conditions for trial in clean if trial.conditions.executed is not None]
    exact = [measured for measured in known if measured.executed == measured.counted]
    hit = [trial for cell, trial in cells.items() if cell[2] != CLEAN]
    survived = [trial for trial in hit if trial.verdict.outcome == "pass"]
    names = {cell[0] for cell in cells}
    report(
        "clients",
        "Real clients on the perfect-model track",
        "The gateway answers as a model that knows the reference; what is lost, the client lost. Faults and kills strike"
        " once, in the middle of the work. *Counted*: steps that the gateway delivered. *Executed*: actions that began"
        " in the container, by a journal that the commands themselves write; – is unknown. *Landed*: by the step log's proof."
        " *Redone*, *lost*, *doubled*: executions beyond an action's first, actions delivered and never begun, effects had twice."
        " *Artifact*: files that differ from the same client's clean pass. The trials are in [results/clients](../clients), without the contents.",
        [
            "task", "client", "condition", "outcome", "S/R", "F", "counted", "executed", "landed", "redone", "lost",
            "doubled", "resumed", "gave up", "artifact", "run, s",
        ],
        rows,
        f"{len(names)} clients; {len(passed)} of {len(clean)} clean trials pass; {len(exact)} of the {len(known)}"
        f" whose executions were journaled executed what was counted; {len(survived)} of {len(hit)} trials under a fault or a kill pass.",
    )  # fmt: skip
    parts = ["\n## By client\n", *_summary(cells)]
    if unfinished:
        parts += ["\n## Not measured\n", *(f"- {line}" for line in unfinished)]
    with (REPORTS / "clients.md").open("a", encoding="utf-8") as file:
        file.write("\n".join(parts) + "\n")
    return len(exact) == len(known) and not unfinished


def _order(cell: Cell) -> tuple[str, str, int]:
    return cell[1], cell[0], CONDITIONS.index(cell[2])


def _row(cell: Cell, cells: dict[Cell, Published]) -> list[str]:
    client, task, kind = cell
    found = cells[cell]
    verdict, measured = found.verdict, found.conditions
    clean = cells.get((client, task, CLEAN))
    files = None
    if kind != CLEAN and clean is not None and clean.artifact is not None and found.artifact is not None:
        files = files_differing(found.artifact, clean.artifact)
    landed = (
        "" if kind == CLEAN else str(measured.faults_landed + measured.kills_landed) if measured.landed else "**no**"
    )
    unsought = verdict.outcome == "fail" and found.bundle.localise == "final"
    return [
        task,
        client,
        found.bundle.trial.condition or CLEAN,
        verdict.outcome,
        f"{'?' if unsought else verdict.survived}/{verdict.required_steps}",
        "?" if unsought else _known(verdict.failing_step, ""),
        str(measured.counted),
        _known(measured.executed),
        landed,
        *(_known(value) for value in (measured.redone, measured.lost, measured.doubled)),
        ", ".join(measured.resumes),
        "yes" if measured.gave_up or _ended_early(found) else "",
        "" if files is None else "same" if files == 0 else f"{files} differ",
        f"{found.bundle.seconds.get('run', 0):.0f}",
    ]


def _known(value: int | None, unknown: str = "–") -> str:
    return unknown if value is None else str(value)


def _ended_early(found: Published) -> bool:
    """The client ended by itself, with an error, before the work was done."""
    return found.bundle.end is not None and found.bundle.end.reason == "exit"


def _summary(cells: dict[Cell, Published]) -> list[str]:
    lines = [
        "| client | version | clean passes | kinds of faults run | gives up after one | doubles a step after | loses a step after | resumes |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for client in sorted({cell[0] for cell in cells}):
        own = {cell: found for cell, found in cells.items() if cell[0] == client}
        clean = [found.verdict.outcome == "pass" for cell, found in own.items() if cell[2] == CLEAN]
        measured = {cell: found.conditions for cell, found in own.items()}
        quits = [cell for cell in own if cell[2] != KILL and (measured[cell].gave_up or _ended_early(own[cell]))]
        doubles = [cell for cell in own if measured[cell].doubled]
        loses = [cell for cell in own if measured[cell].lost]
        struck = [
            f"{len({cell[2] for cell in own} - {CLEAN, KILL})} of {len(CONDITIONS) - 2}",
            *(
                _kinds(cells) if set(own) - {cell for cell in own if cell[2] == CLEAN} else "not run"
                for cells in (quits, doubles, loses)
            ),
            _resumes(own) or "not run",
        ]
        lines.append(
            f"| {client} | {next(iter(own.values())).bundle.harness_version} | {sum(clean)} of {len(clean)} | "
            + " | ".join(struck)
            + " |"
        )
    return lines


def _kinds(cells: Iterable[Cell]) -> str:
    return ", ".join(sorted({cell[2] for cell in cells}, key=CONDITIONS.index)) or "nothing"


def _resumes(own: dict[Cell, Published]) -> str:
    events = [(event, found) for cell, found in own.items() if cell[2] == KILL for event in found.resumes]
    said = Counter(
        "no" if not event.asked else f"{'by its session' if event.remembers else 'afresh'}, {found.verdict.outcome}"
        for event, found in events
    )
    return "; ".join(f"{words} ({count})" if count > 1 else words for words, count in said.items())
