"""The task of extending a JSON filter: its steps apply and print what jq prints. Needs jq on this machine."""

import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "graders"))

from examiner import steps
from examiner.kinds import cli

TASK = Path(__file__).parents[2] / "tasks" / "jq-extend"
CHECKS = str(TASK / "grader" / "checks")
TRUTH = shutil.which("jq")

pytestmark = pytest.mark.skipif(TRUTH is None, reason="no jq here")


class Local:
    """Runs programs as the tester."""

    def run(self, argv, *, stdin, timeout, cwd):
        return subprocess.run([sys.executable, *argv[1:]], input=stdin, capture_output=True, timeout=timeout, cwd=cwd)


@pytest.fixture(scope="module")
def checks(request):
    request.config.addinivalue_line("markers", "check(id): as in the clean room")
    sys.path.insert(0, CHECKS)
    try:
        __import__("test_checkpoints")
        yield sys.modules["test_checkpoints"]
    finally:
        while CHECKS in sys.path:
            sys.path.remove(CHECKS)
        for name in ("programs", "test_checkpoints"):
            sys.modules.pop(name, None)


@pytest.fixture
def graded(checks, monkeypatch):
    """Check -> reasons why it fails, of a workspace."""
    real = cli.outcomes

    def grade(folder, seed):
        monkeypatch.setattr(checks, "TRUTH", (TRUTH,))
        monkeypatch.setattr(cli, "outcomes", lambda *given, **options: real(*given, **options, path=(str(folder),)))
        return checks.findings.__wrapped__(Local(), Local(), lambda name: random.Random(seed))

    return grade


def played(folder, without=()):
    """The workspace after the reference, or after all of it but some actions."""
    shutil.copytree(TASK / "environment" / "workspace", folder)
    for number, action in enumerate(steps.reference(TASK / "solution" / "steps")["actions"], 1):
        if number not in without:
            subprocess.run(["bash", "-c", action["command"]], cwd=folder, check=not without, capture_output=True)
    return folder


def test_the_reference_prints_what_jq_prints(graded, tmp_path):
    folder = played(tmp_path / "done")
    for seed in (None, 2):
        assert {check: reasons for check, reasons in graded(folder, seed).items() if reasons} == {}


def test_the_untouched_filter_passes_the_guard_and_no_checkpoint(graded):
    found = graded(TASK / "environment" / "workspace", 3)
    assert [check for check, reasons in found.items() if not reasons] == ["plain"]


def test_what_one_step_brings_is_missed_by_its_checkpoint_and_by_none_before(graded, tmp_path):
    titles = [action["title"] for action in steps.reference(TASK / "solution" / "steps")["actions"]]
    left_out = titles.index("Rows: formats") + 1
    found = graded(played(tmp_path / "left", {left_out}), 4)
    assert [check for check, reasons in found.items() if reasons] == ["formats", "command-line"]
