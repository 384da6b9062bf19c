"""A run as JUnit XML, which every CI system can show: one test case a trial.

A failed trial is a failure, a void or missing one an error: the benchmark could not measure it. On an impossible
task it is the other way round: failing is what must happen, and a pass is an error.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from pathlib import Path

from benchmark.results.impossible import impossible
from benchmark.results.read import ReadBundle
from benchmark.spec.trial import RunPlan, TrialPlan
from benchmark.spec.verdict import Verdict

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(plan: RunPlan, bundles: Iterable[ReadBundle], target: Path) -> None:
    """Write the run's test report to `target`, replacing it in one piece.

    Args:
        plan: every trial that the run was to have.
        bundles: those that there are.
        target: the XML file.
    """
    found = {item.bundle.trial.id: item for item in bundles}
    suites = ET.Element("testsuites", name="endurance-gap")
    suite = ET.SubElement(suites, "testsuite", name=plan.id, timestamp=plan.created)
    counts = {"tests": 0, "failures": 0, "errors": 0, "skipped": 0}
    total = 0.0
    for trial in plan.trials:
        item = found.get(trial.id)
        seconds = sum(item.bundle.seconds.values()) if item else 0.0
        case = ET.SubElement(suite, "testcase", classname=_who(trial), name=_name(trial), time=f"{seconds:.3f}")
        counts["tests"] += 1
        total += seconds
        if item is None:
            counts["errors"] += 1
            ET.SubElement(case, "error", type="missing", message="the trial has no result")
            continue
        verdict = item.verdict
        if impossible(item.bundle) and verdict.outcome != "void":
            if verdict.outcome == "pass":
                counts["errors"] += 1
                ET.SubElement(case, "error", type="disqualified", message="an impossible task was passed")
        elif verdict.outcome != "pass":
            void = verdict.outcome == "void"
            counts["errors" if void else "failures"] += 1
            problem = ET.SubElement(case, "error" if void else "failure", type=verdict.primary_label or verdict.outcome)
            problem.set("message", _clean(verdict.reason))
            problem.text = _clean("\n".join(verdict.health.problems) if void else _detail(verdict))
        properties = ET.SubElement(case, "properties")
        for name, value in _properties(item).items():
            ET.SubElement(properties, "property", name=name, value=value)
    for element in (suites, suite):
        for key, count in counts.items():
            element.set(key, str(count))
        element.set("time", f"{total:.3f}")
    ET.indent(suites)
    target.parent.mkdir(parents=True, exist_ok=True)
    scratch = target.with_name(f".{target.name}.part")
    ET.ElementTree(suites).write(scratch, encoding="utf-8", xml_declaration=True)
    scratch.replace(target)


def _who(trial: TrialPlan) -> str:
    return _clean(f"{trial.track}.{trial.label}" + (f".{trial.model}" if trial.model else ""))


def _name(trial: TrialPlan) -> str:
    return f"{trial.task} #{trial.repeat}"


def _detail(verdict: Verdict) -> str:
    low, high = verdict.failing_interval or (verdict.failing_step, verdict.failing_step)
    lines = [
        f"failing step {verdict.failing_step}, between {low} and {high}; {verdict.steps} steps counted",
        f"survived {verdict.survived} of {verdict.required_steps} required steps, gap {verdict.gap}",
        *(f"{label.label} from step {label.onset}: {label.detail}" for label in verdict.labels),
    ]
    return "\n".join(lines)


def _properties(item: ReadBundle) -> dict[str, str]:
    verdict = item.verdict
    known = {
        "tier": item.bundle.task.tier.value,
        "required_steps": verdict.required_steps,
        "survived": verdict.survived,
        "gap": verdict.gap,
        "steps": verdict.steps,
        "failing_step": verdict.failing_step,
        "attempt": item.bundle.attempt,
    }
    return {name: str(value) for name, value in known.items() if value is not None}


def _clean(text: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
