"""`bench grade`: a stored bundle is graded again, by the same grader or another, and what changed is shown."""

import shutil
from pathlib import Path

import pytest
from support.cli import TINY, Bench

pytestmark = pytest.mark.integration


@pytest.fixture(scope="module")
def bundle(tmp_path_factory):
    """Of a run that broke a guard half way."""
    home = tmp_path_factory.mktemp("bench")
    (trial,) = Bench(home).json("run", "--task", "notes", "--harness", "planted:mode=break,at=5")["trials"]
    return home, Path(trial["bundle"])


@pytest.mark.parametrize("options", [(), ("--grader", "recorded", "--same-inputs"), ("--brute-force",)])
def test_the_same_grader_finds_the_same(bundle, options):
    home, path = bundle
    told = Bench(home).json("grade", str(path), *options)
    (one,) = told["bundles"]
    assert one["changed"] is False
    assert one["cells"] == []
    assert one["verdict"]["failing_step"] == {"before": 5, "after": 5}
    assert one["seconds"] > 0, "nothing was looked up"


def test_another_grader_shows_the_cells_and_the_figures_that_changed(bundle, tmp_path):
    home, path = bundle
    suite = tmp_path / "suite"
    shutil.copytree(TINY / "tasks", suite / "tasks")
    for name in ("graders", "harnesses"):
        (suite / name).symlink_to((TINY / name).resolve())
    check = suite / "tasks" / "notes" / "grader" / "checks" / "test_notes.py"
    check.write_text(check.read_text().replace('!= "keep\\n"', '== "nothing"'))
    told = Bench(home, suite).json("grade", str(path), status=1)
    (one,) = told["bundles"]
    assert one["changed"] is True
    assert one["verdict"]["outcome"] == {"before": "fail", "after": "pass"}
    assert {cell["check"] for cell in one["cells"]} == {"kept"}
    assert [cell["step"] for cell in one["cells"]] == list(range(5, 12))
    said = Bench(home, suite).run("grade", str(path)).stdout
    assert "another grader" in said
    assert "kept at step 5" in said


def test_what_can_not_be_graded_is_said_in_one_line(bundle, tmp_path):
    home, path = bundle
    missing = Bench(home).run("grade", str(tmp_path))
    assert (missing.returncode, missing.stderr.count("\n")) == (2, 1)
    assert "no bundle" in missing.stderr
    changed = tmp_path / "bundle"
    shutil.copytree(path, changed)
    (changed / "matrix.json").write_bytes((changed / "matrix.json").read_bytes().replace(b"true", b"false", 1))
    refused = Bench(home).run("grade", str(changed))
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert "matrix.json" in refused.stderr
