"""The task of migrating a template engine: its steps, played on the real release, answer as the later one does.

Needs both releases in the cache of materials, where building the task's images leaves them.
"""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from examiner import steps
from examiner.kinds import differential
from support.authored import TASKS, Local, modules_of

from benchmark.spec.layout import Layout
from benchmark.suite.load import load_task
from benchmark.suite.locate import locate

TASK = TASKS / "genshi-py3"
HOME = Path(os.environ.get("BENCH_HOME", TASKS.parent / ".bench"))


@pytest.fixture(scope="module")
def asking():
    with modules_of(TASK / "recipe" / "asking") as load:
        yield load("cases")


@pytest.fixture(scope="module")
def plant():
    with modules_of(TASK / "recipe") as load:
        yield load("plant")


@pytest.fixture(scope="module")
def releases(plant, tmp_path_factory):
    """The package as it was, and the release that is the truth."""
    materials = [
        Layout(HOME).material(one.sha256, one.file) for one in load_task(locate(TASKS.parent), TASK.name).task.materials
    ]
    if not all(path.is_file() for path in materials):
        pytest.skip("the releases are not in the cache")
    folders = []
    for path in materials:
        folders.append(tmp_path_factory.mktemp("release"))
        subprocess.run([sys.executable, "-B", TASK / "recipe" / "plant.py", path, folders[-1]], check=True)
    return folders


def migrate(folder, left_out=()):
    for action in steps.reference(TASK / "solution" / "steps")["actions"]:
        if action["title"] not in left_out:
            subprocess.run(["bash", "-c", action["command"]], cwd=folder, capture_output=True, check=not left_out)
    return folder


@pytest.fixture
def before(releases, tmp_path):
    subprocess.run(["cp", "-r", f"{releases[0]}/.", tmp_path], check=True)
    return tmp_path


@pytest.fixture
def differing(asking, releases):
    """The checks whose answers differ from the truth's, of a workspace."""

    def ask(folder, seed):
        found = set()
        for asked, truth in ((asking.RELEASE, releases[1]), (asking.PYTHON, TASK / "recipe" / "asking" / "python")):
            groups = asking.drawn(asked, lambda name: random.Random(f"{seed} {name}"))
            findings = differential.compare(
                Local(), Local(), asking.probe(), groups, exhibit_path=(str(folder),), reference_path=(str(truth),)
            )
            found |= set(findings) - findings.agreeing()
        return found

    return ask


@pytest.mark.parametrize("seed", range(3))
def test_the_migrated_package_answers_as_the_truth_does(before, differing, seed):
    assert differing(migrate(before), seed) == set()


def test_the_untouched_package_answers_nothing(before, asking, differing):
    assert differing(before, 0) == {*asking.RELEASE, *asking.PYTHON}


def test_what_one_step_brings_is_missed_by_its_own_check(before, differing):
    assert differing(migrate(before, {"Prefixes stand for names of folders"}), 1) == {"includes"}


def test_names_change_as_whole_words_only(plant):
    assert (
        plant.renamed("genshi.core: Genshi's ASTTransformer, Transformer")
        == "galley.core: Galley's ASTTransformer, Compositor"
    )
    assert plant.renamed("genshimodule MarkupTemplateEnginePlugin") == "genshimodule MarkupTemplateEnginePlugin"


def test_what_python_2_left_is_found_and_comments_are_not():
    with modules_of(TASK / "recipe" / "asking", TASK / "grader" / "checks") as load:
        leftovers = load("test_release").leftovers
    assert leftovers("# unicode\nx = 'unicode'") == []
    assert leftovers("def __unicode__(self): return unicode(self)") == ["__unicode__", "unicode"]
    assert leftovers("import sys, StringIO\nfrom a import IS_PYTHON2\nsys.version_info") == [
        "StringIO",
        "IS_PYTHON2",
        "version_info",
    ]
    assert leftovers("print 1") == ["can't be parsed: SyntaxError"]
