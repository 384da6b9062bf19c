"""Detectors: sensitivity and specificity over planted failures and decoys, in real trials and on made-up courses.

BENCH_BUNDLES=DIR:DIR takes the bundles of planted failures and decoys below those folders instead of running any.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import get_args

from scipy.stats import binomtest
from support import phrases
from support.courses import DECOYS as DECOY_COURSES
from support.courses import PLANTS, Sample, samples
from support.planted import BEHAVIOUR, DECOYS, expected_labels, planted_step

from benchmark.endurance import detectors
from benchmark.endurance.detectors import THRESHOLDS, Thresholds, detect, primary
from benchmark.endurance.words import gives_up
from benchmark.results.read import read_bundle, rejudge
from benchmark.spec.task import Tier
from benchmark.spec.verdict import Label
from benchmark.suite.load import load_task
from validation.common import REPORTS, SUITE, bench, flags, possible, report, stored

COURSES = 300
"""Made-up courses of each plant and each decoy."""

PLANTED_AT = 0.5
"""Where in a real trial the failure is planted, as a share of R."""

GRID: dict[str, tuple[Label, tuple[int, ...]]] = {
    "loop_repeats": ("loop", (3, 4, 5, 6, 8)),
    "loop_failures": ("loop", (2, 3, 4, 5)),
    "ping_pong_rounds": ("ping-pong", (2, 3, 4)),
    "silent_turns": ("monologue", (2, 3, 4)),
    "thrash_returns": ("thrash", (1, 2, 3, 4)),
    "drift_steps": ("drift", (5, 8, 10, 12, 15)),
    "lock_in_edits": ("lock-in", (3, 4, 5, 6, 8)),
    "rereads": ("context-loss", (2, 3, 4, 5)),
}
"""Threshold -> its label, and the values that are tried, the others as they are."""


@dataclass
class Tally:
    """How often a label was said where it holds, and kept back where it does not."""

    hits: int = 0
    misses: int = 0
    quiet: int = 0
    false: int = 0
    noisy: Counter[str] = field(default_factory=Counter)

    def add(self, true: bool, said: bool, kind: str) -> None:
        self.hits += true and said
        self.misses += true and not said
        self.quiet += not true and not said
        self.false += not true and said
        if said and not true:
            self.noisy[kind] += 1

    @property
    def sensitivity(self) -> str:
        return interval(self.hits, self.hits + self.misses)

    @property
    def specificity(self) -> str:
        return interval(self.quiet, self.quiet + self.false)

    @property
    def youden(self) -> float:
        return self.hits / (self.hits + self.misses) + self.quiet / (self.quiet + self.false) - 1


def run() -> bool:
    """Both kinds of evidence, the thresholds' grid, and the words."""
    made_up = [*samples(PLANTS, COURSES), *samples(DECOY_COURSES, COURSES)]
    synthetic: defaultdict[Label, Tally] = defaultdict(Tally)
    confusion: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for sample in made_up:
        found = detect(sample.course)
        judged(synthetic, sample.true, sample.open, {item.label for item in found}, sample.kind)
        if sample.primary:
            first = primary(found, sample.course.measures.failing_step)
            confusion[", ".join(sorted(sample.primary))][first or "none"] += 1
    real: defaultdict[Label, Tally] = defaultdict(Tally)
    trials, failed = real_trials(real, confusion_of_trials := defaultdict(Counter))
    rows = [
        [
            label,
            synthetic[label].sensitivity,
            synthetic[label].specificity,
            real[label].sensitivity,
            real[label].specificity,
        ]
        for label in get_args(Label)
    ]
    said = f"{len(made_up)} made-up courses and {trials} real trials; " + (
        "every real trial has exactly the labels that it must have."
        if not failed
        else f"{len(failed)} real trials have other labels than they must have."
    )
    report(
        "labels",
        "Detectors",
        "A label is right where a failure of its kind was planted, and wrong everywhere else: in decoys, which only look like"
        " it, and in other failures. Share, count and 95% Wilson interval. The made-up courses are drawn at random by"
        " `tests/support/courses.py`; how long their loops last and how patient their decoys are is our assumption, and many of"
        " their failures are shorter than a threshold on purpose. Real trials are those of the scripted harnesses `planted` (17"
        " modes) and `decoy` (8 modes), run and judged like any other. Stall, regression, compounding, false-done, budget and"
        " broken-artifact follow from the measures and the end alone; on them the courses check the code, not a judgement.",
        ["label", "sensitivity, made up", "specificity, made up", "sensitivity, real", "specificity, real"],
        rows,
        said,
    )
    more = [
        "## Real trials that are not as they must be",
        *(failed or ["None."]),
        "## False alarms on made-up courses",
        *table(["label", "in"], false_alarms(synthetic)),
        "## Primary label, made-up courses (rows: what was planted)",
        *confused(confusion),
        "## Primary label, real trials (rows: what must be)",
        *confused(confusion_of_trials),
        "## Thresholds",
        "Each is varied alone over the made-up courses; J is sensitivity + specificity - 1. Bold: in use.",
        *table(["threshold", "label", "value", "sensitivity", "specificity", "J"], grid(made_up)),
        "## Words that give up",
        "The rule was written with the first lists in view, and left alone after the second were written.",
        *table(["words", "sensitivity", "specificity"], words()),
    ]
    path = REPORTS / "labels.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n" + "\n".join(spaced(more)) + "\n", encoding="utf-8")
    return not failed


def judged(
    tallies: defaultdict[Label, Tally], true: Iterable[Label], may: Iterable[Label], said: set[Label], kind: str
) -> None:
    """Count one run for every label that can be judged on it."""
    for label in get_args(Label):
        if label not in may:
            tallies[label].add(label in true, label in said, kind)


def real_trials(tallies: defaultdict[Label, Tally], confusion: defaultdict[str, Counter[str]]) -> tuple[int, list[str]]:
    """Every mode of both harnesses on the easy tasks; how many, and which were not as they must be."""
    failed = []
    bundles = stored() or _run()
    for path in bundles:
        found = read_bundle(path)
        plan, task = found.bundle.trial, found.bundle.task
        verdict = rejudge(found)
        said = {item.label for item in verdict.labels}
        if plan.harness == "decoy":
            judged(tallies, (), (), said, "decoy")
            good = verdict.outcome == "pass" and verdict.survived == verdict.required_steps and not said
            wanted = "a pass without labels"
        else:
            step = planted_step(float(plan.options["at"]), task.required_steps)
            truth = expected_labels(
                plan.options["mode"], step, found.bundle.checks, task.required_steps, plan.max_steps
            )
            judged(tallies, truth.true, truth.open, said, plan.options["mode"])
            confusion[truth.primary or "none"][verdict.primary_label or "none"] += 1
            good = truth.true <= said <= truth.true | truth.open
            wanted = ", ".join(sorted(truth.true)) or "no label"
        if not good:
            failed.append(f"- {plan.id}: {verdict.outcome}, {', '.join(sorted(said)) or 'no label'}; must be {wanted}")
    return len(bundles), failed


def _run() -> list[Path]:
    easy = [name for name in possible(SUITE.task_names()) if load_task(SUITE, name).task.tier is Tier.EASY]
    harnesses = [f"decoy:mode={mode}" for mode in DECOYS]
    harnesses += [f"planted:mode={mode},at={PLANTED_AT}" for mode in BEHAVIOUR]
    told = bench("run", "--jobs", "1", *flags("--task", easy), *flags("--harness", harnesses))
    return [Path(trial["bundle"]) for trial in told["trials"]]


def grid(made_up: list[Sample]) -> list[list[str]]:
    """Sensitivity and specificity of a label at other values of its threshold."""
    rows = []
    for name, (label, values) in GRID.items():
        rule: Callable[..., Iterator[object]] = getattr(detectors, label.replace("-", "_"))
        behaviour = rule in detectors._BEHAVIOUR
        for value in values:
            thresholds: Thresholds = replace(THRESHOLDS, **{name: value})
            tally = Tally()
            for sample in made_up:
                if label not in sample.open:
                    judge = behaviour or not sample.course.measures.passed
                    tally.add(label in sample.true, judge and any(True for _ in rule(sample.course, thresholds)), "")
            used = value == getattr(THRESHOLDS, name)
            shown = f"**{value}**" if used else f"{value}"
            rows.append([f"`{name}`", label, shown, tally.sensitivity, tally.specificity, f"{tally.youden:.3f}"])
    return rows


def words() -> list[list[str]]:
    """How the rule about last words does."""
    rows = []
    for name, yes, no in (
        ("in view", phrases.GIVES_UP, phrases.DOES_NOT),
        ("unseen", phrases.UNSEEN_GIVES_UP, phrases.UNSEEN_DOES_NOT),
    ):
        tally = Tally()
        for text in yes:
            tally.add(True, gives_up(text) is not None, "")
        for text in no:
            tally.add(False, gives_up(text) is not None, "")
        rows.append([name, tally.sensitivity, tally.specificity])
    return rows


def false_alarms(tallies: dict[Label, Tally]) -> list[list[str]]:
    """Where each label spoke without reason."""
    return [
        [label, ", ".join(f"{kind} {count} of {COURSES}" for kind, count in tally.noisy.most_common())]
        for label, tally in sorted(tallies.items())
        if tally.noisy
    ]


def confused(counts: dict[str, Counter[str]]) -> list[str]:
    """A confusion table."""
    columns = [*get_args(Label), "none"]
    columns = [name for name in columns if any(row[name] for row in counts.values())]
    rows = [[name, *(str(row[column] or "") for column in columns)] for name, row in sorted(counts.items())]
    return table(["", *columns], rows)


def interval(right: int, total: int) -> str:
    """A share with its Wilson interval, in percent."""
    if total == 0:
        return "-"
    found = binomtest(right, total).proportion_ci(method="wilson")
    return f"{right / total:.1%} ({right}/{total}, {found.low:.1%} to {found.high:.1%})"


def table(header: list[str], rows: list[list[str]]) -> list[str]:
    """Markdown."""
    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    return ["\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])]


def spaced(parts: list[str]) -> Iterator[str]:
    """Parts with a blank line between two, but for items of a list."""
    for number, part in enumerate(parts):
        if number and not (part.startswith("- ") and parts[number - 1].startswith("- ")):
            yield ""
        yield part
