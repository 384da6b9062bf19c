"""Clients without tools, which answer edits as text: the perfect model plays edits to them, and nothing else."""

import shutil
from pathlib import Path

import pytest
from support.cli import ROOT, TINY, Bench

from benchmark.results.read import read_bundle, rejudge
from benchmark.spec.step import EndEvent, StepEvent
from benchmark.suite.load import load_harness
from benchmark.suite.locate import Suite

pytestmark = pytest.mark.e2e

SPECS = [load_harness(Suite(ROOT), name).spec for name in Suite(ROOT).harness_names()]
every_client = pytest.mark.parametrize("client", [spec.name for spec in SPECS if spec.edits_as_text])

REFERENCE = """
import json

end = {3: ""}  # this one ends within its line
edits = [
    {"path": "notes.txt", "old": f"todo {n}" + end.get(n, "\\n"), "new": f"note {n}" + end.get(n, "\\n")}
    for n in range(1, 11)
]
print(json.dumps({"actions": [{"title": f"Write note {n}", "edit": edit} for n, edit in enumerate(edits, 1)]}))
"""


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """A suite whose one task is ten edits of one file."""
    suite = tmp_path_factory.mktemp("suite")
    for part in ("graders", "harnesses"):
        (suite / part).symlink_to(ROOT / part)
    task = suite / "tasks" / "notes"
    shutil.copytree(TINY / "tasks" / "notes", task)
    settings = (task / "task.toml").read_text()
    assert "seconds = 120" in settings
    (task / "task.toml").write_text(settings.replace("seconds = 120", "seconds = 900"))
    with (task / "environment" / "Dockerfile").open("a") as file:
        file.write("RUN for n in 1 2 3 4 5 6 7 8 9 10; do echo todo $n; done > notes.txt\n")
    (task / "solution" / "reference.py").write_text(REFERENCE)
    return Bench(tmp_path_factory.mktemp("home"), suite)


@every_client
def test_each_edit_is_a_step_and_none_is_lost(bench: Bench, client: str) -> None:
    told = bench.json(
        "run", "--task", "notes", "--harness", client, "--model", "oracle", "--jobs", "1", "--localise", "final"
    )
    found = read_bundle(Path(told["trials"][0]["bundle"]))
    verdict = rejudge(found)
    assert (verdict.outcome, verdict.steps, verdict.survived) == ("pass", 10, 10), told
    steps = [record.event for record in found.records if isinstance(record.event, StepEvent)]
    assert [event.calls[0].tool for event in steps] == ["edit"] * 10
    [end] = [record.event for record in found.records if isinstance(record.event, EndEvent)]
    assert (end.reason, end.claimed_done) == ("done", True)


@every_client
def test_a_task_that_needs_commands_is_refused_with_the_reason(tmp_path: Path, client: str) -> None:
    done = Bench(tmp_path).run("run", "--task", "notes", "--harness", client, "--model", "oracle")
    assert done.returncode == 2
    assert "is a command ('Write note 1')" in done.stderr
    assert f"{client} can only edit files" in done.stderr
