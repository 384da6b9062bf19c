"""The harness `command`: a program that somebody brings along, started without a manifest of its own."""

from pathlib import Path

import pytest
from support.cli import ROOT, Bench

from benchmark.results.conditions import conditions
from benchmark.results.read import read_bundle, rejudge

pytestmark = pytest.mark.e2e

PROGRAM = ROOT / "tests" / "support" / "plain_agent"
RUN = "run=/opt/harness/bin/python3 /opt/agent/agent.py {prompt} {model}"


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("home"))


def test_a_program_in_a_folder_is_run_and_counted(bench: Bench) -> None:
    harness = f"command:{RUN},folder={PROGRAM}"
    told = bench.json("run", "--task", "notes", "--harness", harness, "--model", "oracle")
    found = read_bundle(Path(told["trials"][0]["bundle"]))
    verdict = rejudge(found)
    assert (verdict.outcome, verdict.steps, verdict.survived) == ("pass", 10, 10)
    measured = conditions(found)
    assert (measured.executed, measured.doubled, measured.lost) == (10, 0, 0)
    assert "The work is finished." in found.layout.harness_log.read_text()


def test_the_variable_with_the_servers_address_can_be_named(bench: Bench) -> None:
    shell = r"run=bash -c 'echo heard $WHERE $SECRET; exit 5'"
    harness = f"command:{shell},base_url_env=WHERE,base_url_path=/here,key_env=SECRET"
    told = bench.json("run", "--task", "notes", "--harness", harness, "--model", "oracle")
    found = read_bundle(Path(told["trials"][0]["bundle"]))
    assert "heard http://127.0.0.1:8765/here unused" in found.layout.harness_log.read_text()
    assert (rejudge(found).outcome, rejudge(found).steps) == ("fail", 0)


@pytest.mark.parametrize(
    ("harness", "words"),
    [
        ("command", "needs the option 'run'"),
        ("command:run=echo 'open", "No closing quotation"),
        ("command:run=true,folder=/no/such/folder", "no such folder"),
        ("command:run=true,protocol=telepathy", "telepathy"),
    ],
)
def test_what_is_missing_is_said_before_anything_starts(bench: Bench, harness: str, words: str) -> None:
    done = bench.run("run", "--task", "notes", "--harness", harness, "--model", "oracle")
    assert (done.returncode, words in done.stderr) == (2, True), done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
