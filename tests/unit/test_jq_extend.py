"""The task of extending a JSON filter: its steps apply and print what jq prints. Needs jq on this machine."""

import random
import shutil

import pytest
from examiner import steps
from examiner.kinds import cli
from support.authored import TASKS, Local, modules_of, play

TASK = TASKS / "jq-extend"
TRUTH = shutil.which("jq")

pytestmark = pytest.mark.skipif(TRUTH is None, reason="no jq here")


@pytest.fixture(scope="module")
def checks():
    with modules_of(TASK / "grader" / "checks") as load:
        yield load("test_checkpoints")


@pytest.fixture
def graded(checks, monkeypatch):
    """Check -> reasons why it fails, of a workspace."""
    real = cli.outcomes

    def grade(folder, seed):
        monkeypatch.setattr(checks, "TRUTH", (TRUTH,))
        monkeypatch.setattr(cli, "outcomes", lambda *given, **options: real(*given, **options, path=(str(folder),)))
        return checks.findings.__wrapped__(Local(), Local(), lambda name: random.Random(seed))

    return grade


def test_the_reference_prints_what_jq_prints(graded, tmp_path):
    folder = play(TASK, "environment/workspace", tmp_path / "done")
    for seed in (None, 2):
        assert {check: reasons for check, reasons in graded(folder, seed).items() if reasons} == {}


def test_the_untouched_filter_passes_the_guard_and_no_checkpoint(graded):
    found = graded(TASK / "environment" / "workspace", 3)
    assert [check for check, reasons in found.items() if not reasons] == ["plain"]


def test_what_one_step_brings_is_missed_by_its_checkpoint_and_by_none_before(graded, tmp_path):
    titles = [action["title"] for action in steps.reference(TASK / "solution" / "steps")["actions"]]
    left_out = titles.index("Rows: formats") + 1
    found = graded(play(TASK, "environment/workspace", tmp_path / "left", {left_out}), 4)
    assert [check for check, reasons in found.items() if reasons] == ["formats", "command-line"]
