"""The main job on the smallest task, with a real engine: what a run says must be what happened."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from support.planted import MODES, SHARES, expected, planted_step

from benchmark.results.read import read_bundle, rejudge

pytestmark = pytest.mark.integration

SAME = ("outcome", "survived", "gap", "failing_step", "failing_interval", "first_break", "steps", "labels")


def test_the_oracle_survives_all_and_a_no_op_nothing_with_identical_verdicts(bench):
    told = bench.json("run", "--task", "notes", "--harness", "oracle", "--harness", "nop", "--attempts", "3")
    for harness, survived, outcome in (("oracle", 10, "pass"), ("nop", 0, "fail")):
        trials = [trial for trial in told["trials"] if trial["harness"] == harness]
        assert len(trials) == 3
        assert {(trial["survived"], trial["outcome"]) for trial in trials} == {(survived, outcome)}
        assert len({json.dumps([trial[key] for key in SAME]) for trial in trials}) == 1
    assert all(trial["health"]["problems"] == [] for trial in told["trials"])


def test_every_planted_failure_is_found_at_its_step_from_the_bundle_alone(bench):
    harnesses = [f"planted:mode={mode},at={share}" for mode in MODES for share in SHARES]
    told = bench.json("run", "--task", "notes", *(part for name in harnesses for part in ("--harness", name)))
    assert len(told["trials"]) == 15
    for trial in told["trials"]:
        found = read_bundle(Path(trial["bundle"]))
        options = found.bundle.trial.options
        step = planted_step(float(options["at"]), found.bundle.task.required_steps)
        wanted = expected(options["mode"], step, found.bundle.checks)
        verdict = rejudge(found)
        assert (verdict.failing_step, verdict.survived) == (wanted.failing_step, wanted.survived), trial["trial"]
        if options["mode"] in ("loop", "false-done"):
            assert options["mode"] in {label.label for label in verdict.labels}, trial["trial"]


def test_a_run_leaves_junit_and_a_page_and_nothing_running(bench, engine, left_behind):
    told = bench.json("run", "--task", "notes", "--harness", "oracle", "--harness", "nop")
    report = ET.parse(bench.home / "runs" / told["run"] / "junit.xml").getroot()
    assert len(report.findall(".//testcase")) == 2
    assert len(report.findall(".//failure")) == 1
    page = bench.json("leaderboard", told["run"])
    assert page["trials"] == 2
    assert "oracle" in Path(page["page"]).read_text(encoding="utf-8")
    assert left_behind() == []


def test_the_gate_fails_a_run_below_its_share(bench):
    assert bench.run("run", "--task", "notes", "--harness", "nop", "--fail-under", "0.5").returncode == 1
    assert bench.run("run", "--task", "notes", "--harness", "oracle", "--fail-under", "1").returncode == 0


def test_final_localisation_grades_one_tree_and_claims_no_failing_step(bench):
    told = bench.json("run", "--task", "notes", "--harness", "planted:mode=stop,at=5", "--localise", "final")
    (trial,) = told["trials"]
    assert (trial["outcome"], trial["failing_step"]) == ("fail", None)
    found = read_bundle(Path(trial["bundle"]))
    assert found.matrix is not None
    assert list(found.matrix.grades) == [found.matrix.trees[-1]]


def test_a_step_budget_ends_the_trial_at_its_step(bench):
    told = bench.json("run", "--task", "notes", "--harness", "oracle", "--max-steps", "5")
    (trial,) = told["trials"]
    assert (trial["steps"], trial["survived"], trial["failing_step"]) == (5, 4, 5)
    assert "budget" in {label["label"] for label in trial["labels"]}


def test_the_snapshot_repository_is_plain_git(bench):
    import subprocess

    told = bench.json("run", "--task", "notes", "--harness", "oracle")
    repository = Path(told["trials"][0]["bundle"]) / "snapshots.git"
    log = subprocess.run(
        ["git", "-C", str(repository), "log", "--format=%s", "workspace"], capture_output=True, text=True, check=True
    )
    assert log.stdout.split("\n")[:2] == ["step 10", "step 9"]
    assert subprocess.run(["git", "-C", str(repository), "fsck", "--strict"], check=False).returncode == 0
