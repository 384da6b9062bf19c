"""A grader's image is used only with the releases that the task pins."""

import shutil
from pathlib import Path

import pytest

from benchmark.engine.runtime import require_pinned
from benchmark.sandbox.images import installed
from benchmark.spec.errors import UsageError
from benchmark.spec.task import Package
from benchmark.suite.load import load_task
from benchmark.suite.locate import locate

TINY = Path(__file__).parents[1] / "suites" / "tiny"

STATUS = """\
Package: jq
Status: install ok installed
Depends: libjq1 (= 1.6-2.1+deb12u2)
Description: a tool
 Version: 9 is said here
Version: 1.6-2.1+deb12u2

Package: gone
Status: deinstall ok config-files
Version: 2.0
"""


@pytest.fixture
def pinned(tmp_path):
    """A task that pins jq to a release."""
    suite = locate(shutil.copytree(TINY, tmp_path / "suite"))
    toml = suite.task_folder("notes") / "task.toml"
    pin = '[[packages]]\nname = "jq"\nversion = "1.6"\n\n[limits]'
    toml.write_text(toml.read_text(encoding="utf-8").replace("[limits]", pin), encoding="utf-8")
    return load_task(suite, "notes")


@pytest.mark.parametrize(
    ("want", "have"),
    [("1.6", "1.6-2.1+deb12u2"), ("1.6", "1.6"), ("1:9.18", "1:9.18.49-1~deb12u1"), ("15", "15.18-0+deb12u1")],
)
def test_a_release_is_the_same_whatever_debian_mended_in_it(want, have):
    assert Package(name="jq", version=want).matches(have)


@pytest.mark.parametrize(
    ("want", "have"),
    [("1.6", "1.61-1"), ("1.6", "1.7.1-3"), ("9.18", "1:9.18.49-1"), ("1:9.18", "1:9.20.1-1"), ("1.6", "1")],
)
def test_another_release_is_not_the_same(want, have):
    assert not Package(name="jq", version=want).matches(have)


def test_what_is_installed_is_read_from_dpkgs_status():
    assert installed(STATUS) == {"jq": "1.6-2.1+deb12u2"}
    assert installed("") == {}


def test_an_image_with_the_pinned_release_is_used(pinned):
    require_pinned(pinned, installed(STATUS))


@pytest.mark.parametrize(("have", "told"), [({"jq": "1.7.1-3"}, "1.7.1-3"), ({}, "no such package")])
def test_an_image_with_another_release_is_refused_where_it_is_pinned(pinned, have, told):
    with pytest.raises(UsageError, match=rf"task\.toml:10: packages\.0: pins jq 1\.6; Debian has {told}"):
        require_pinned(pinned, have)
