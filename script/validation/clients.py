"""Every real client on the perfect-model track: clean, under each fault, killed once; and what each made of it.

It can be run in parts, and the report is made of all bundles on disk, the newest of each client, task and condition.
The environment chooses the part (words separated by commas; `-` runs nothing and only writes the report):
BENCH_CLIENTS, BENCH_TASKS, BENCH_CONDITIONS (none, kill, and the kinds of faults), BENCH_REPEATS, and BENCH_LOCALISE (final: the
failing step of a trial that fails is then not looked for).
"""

import os
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args

from benchmark.results.conditions import conditions, differing
from benchmark.results.read import BadBundle, ReadBundle, read_bundle
from benchmark.spec.step import EndEvent, ObservationEvent, ResumeEvent, SnapshotEvent, StepEvent, TurnEvent
from benchmark.spec.trial import FaultKind
from benchmark.suite.load import load_harness, load_task
from validation.common import REPORTS, ROOT, SUITE, bench, flags, report

TASKS = ("sqlparse-repair", "tomlkit-rebuild")
CLEAN, KILL = "none", "kill"
CONDITIONS = (CLEAN, *get_args(FaultKind), KILL)

Cell = tuple[str, str, str]
"""Client, task and kind of condition."""


def run() -> bool:
    """Run the part that is asked for, then write the report; good if every clean trial executed what it counted."""
    clients = _chosen("BENCH_CLIENTS", _clients())
    tasks = _chosen("BENCH_TASKS", TASKS)
    kinds = _chosen("BENCH_CONDITIONS", CONDITIONS)
    unfinished = []
    for client in clients:
        for task in tasks:
            for arguments in _runs(task, kinds):
                try:
                    bench(
                        "run", "--model", "oracle", "--jobs", "1", "--task", task, "--harness", client, *arguments,
                        "--attempts", os.environ.get("BENCH_REPEATS", "1"),
                        "--localise", os.environ.get("BENCH_LOCALISE", "exact"),
                    )  # fmt: skip
                except SystemExit as stop:  # one void trial says nothing about the others
                    unfinished.append(f"{client}, {task}: {stop}")
    found = list(_bundles())
    cells = {_cell(trial): trial for trial in found}
    if not cells:
        raise SystemExit("no trial of a client is on disk; choose some with BENCH_CLIENTS")
    return _report(cells, found, unfinished)


def _clients() -> list[str]:
    """The clients that can be started without further options."""
    specs = [load_harness(SUITE, name).spec for name in SUITE.harness_names()]
    return [
        spec.name
        for spec in specs
        if spec.kind == "client" and spec.verified and not set(spec.wanted_options()) - set(spec.defaults)
    ]


def _chosen(variable: str, known: Iterable[str]) -> list[str]:
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


def _bundles() -> Iterable[ReadBundle]:
    """Every trial of a client on the perfect-model track, oldest first; of each client's present version only."""
    home = Path(os.environ.get("BENCH_HOME", ROOT / ".bench"))
    versions = {name: load_harness(SUITE, name).spec.version for name in SUITE.harness_names()}
    for path in sorted(home.glob("runs/*/trials/*/bundle")):
        try:
            found = read_bundle(path)
        except BadBundle:
            continue  # it is still being written, or an older version's
        bundle = found.bundle
        harness = bundle.trial.harness
        if bundle.track != "perfect-model" or versions.get(harness) != bundle.harness_version:
            continue
        if bundle.task.name in TASKS and found.verdict.outcome != "void":
            yield found


def _cell(found: ReadBundle) -> Cell:
    plan = found.bundle.trial
    kind = KILL if plan.kills else plan.fault.kind if plan.fault else CLEAN
    return plan.harness, found.bundle.task.name, kind


def _report(cells: dict[Cell, ReadBundle], found: list[ReadBundle], unfinished: list[str]) -> bool:
    rows = [_row(cell, cells) for cell in sorted(cells, key=_order)]
    clean = [trial for cell, trial in cells.items() if cell[2] == CLEAN]
    passed = [trial for trial in clean if trial.verdict.outcome == "pass"]
    known = [measured for trial in clean if (measured := conditions(trial)).executed is not None]
    exact = [measured for measured in known if measured.executed == measured.counted]
    hit = [trial for cell, trial in cells.items() if cell[2] != CLEAN]
    survived = [trial for trial in hit if trial.verdict.outcome == "pass"]
    clients = len({cell[0] for cell in cells})
    report(
        "clients",
        "Real clients on the perfect-model track",
        "The gateway answers as a model that knows the reference; what is lost, the client lost. Faults and kills strike"
        " once, in the middle of the work. *Counted*: steps that the gateway delivered. *Executed*: actions that began"
        " in the container, by a journal that the commands themselves write; – is unknown. *Landed*: by the step log's proof."
        " *Redone*, *lost*, *doubled*: executions beyond an action's first, actions delivered and never begun, effects had twice."
        " *Artifact*: files that differ from the same client's clean pass.",
        [
            "task", "client", "condition", "outcome", "S/R", "F", "counted", "executed", "landed", "redone", "lost",
            "doubled", "resumed", "gave up", "artifact", "run, s",
        ],
        rows,
        f"{clients} clients; {len(passed)} of {len(clean)} clean trials pass; {len(exact)} of the {len(known)}"
        f" whose executions were journaled executed what was counted; {len(survived)} of {len(hit)} trials under a fault or a kill pass.",
    )  # fmt: skip
    parts = ["\n## By client\n", *_summary(cells), "\n## The same client twice\n", *_repeats(found)]
    if unfinished:
        parts += ["\n## Not measured\n", *(f"- {line}" for line in unfinished)]
    with (REPORTS / "clients.md").open("a", encoding="utf-8") as file:
        file.write("\n".join(parts) + "\n")
    return len(exact) == len(known) and not unfinished


def _order(cell: Cell) -> tuple[str, str, int]:
    return cell[1], cell[0], CONDITIONS.index(cell[2])


def _row(cell: Cell, cells: dict[Cell, ReadBundle]) -> list[str]:
    client, task, kind = cell
    found = cells[cell]
    verdict, measured = found.verdict, conditions(found)
    clean = cells.get((client, task, CLEAN))
    files = differing(found, clean) if clean is not None and kind != CLEAN else None
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


def _ended_early(found: ReadBundle) -> bool:
    """The client ended by itself, with an error, before the work was done."""
    end = next((record.event for record in found.records if isinstance(record.event, EndEvent)), None)
    return end is not None and end.reason == "exit"


def _summary(cells: dict[Cell, ReadBundle]) -> list[str]:
    lines = [
        "| client | version | clean passes | kinds of faults run | gives up after one | doubles a step after | loses a step after | resumes |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for client in sorted({cell[0] for cell in cells}):
        own = {cell: found for cell, found in cells.items() if cell[0] == client}
        clean = [found.verdict.outcome == "pass" for cell, found in own.items() if cell[2] == CLEAN]
        measured = {cell: conditions(found) for cell, found in own.items()}
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


def _resumes(own: dict[Cell, ReadBundle]) -> str:
    events = [
        (event, found)
        for cell, found in own.items()
        if cell[2] == KILL
        for event in (record.event for record in found.records)
        if isinstance(event, ResumeEvent)
    ]
    said = Counter(
        "no" if not event.asked else f"{'by its session' if event.remembers else 'afresh'}, {found.verdict.outcome}"
        for event, found in events
    )
    return "; ".join(f"{words} ({count})" if count > 1 else words for words, count in said.items())


def _repeats(found: list[ReadBundle]) -> list[str]:
    """Two clean trials of the same client on the same task, compared event by event."""
    lines = ["| task | client | difference |", "|---|---|---|"]
    groups: dict[Cell, list[ReadBundle]] = {}
    for trial in found:
        if _cell(trial)[2] == CLEAN and conditions(trial).executed is not None:  # older ones had other commands
            groups.setdefault(_cell(trial), []).append(trial)
    for (client, task, _), trials in sorted(groups.items()):
        if len(trials) > 1:
            lines.append(f"| {task} | {client} | {difference(trials[-2], trials[-1])} |")
    return lines if len(lines) > 2 else ["No client was run twice."]


def difference(one: ReadBundle, two: ReadBundle) -> str:
    """In which events two step logs differ, times, ids and numbers that programs make up left out."""
    if [_shape(event) for event in _events(one)] == [_shape(event) for event in _events(two)]:
        same = [_observed(event) for event in _events(one)] == [_observed(event) for event in _events(two)]
        return "none" if same else "only in numbers of processes, pieces and times within what tools answered"
    counts = Counter(
        type(mine).__name__.removesuffix("Event").lower()
        for mine, theirs in zip(_events(one), _events(two), strict=False)
        if _shape(mine) != _shape(theirs)
    )
    lengths = len(_events(one)), len(_events(two))
    said = [f"{count} x {kind}" for kind, count in sorted(counts.items())]
    return ", ".join(said) + (f"; {lengths[0]} and {lengths[1]} events" if lengths[0] != lengths[1] else "")


def _events(found: ReadBundle) -> list[Any]:
    return [record.event for record in found.records]


def _observed(event: Any) -> str:
    return event.digest if isinstance(event, ObservationEvent) else ""


def _shape(event: Any) -> Any:
    """What of an event must be the same in every run."""
    match event:
        case StepEvent():
            return "step", event.step, event.depth, [(call.tool, call.arguments) for call in event.calls], event.text
        case ObservationEvent():
            return "observation", event.step, re.sub(r"[0-9a-f]*\d[0-9a-f]*", "#", event.excerpt), event.failed
        case TurnEvent():
            return "turn", event.purpose, event.text
        case SnapshotEvent():
            return "snapshot", event.step, event.tree
        case EndEvent():
            return "end", event.reason, event.exit_code, event.claimed_done
    return event.kind
