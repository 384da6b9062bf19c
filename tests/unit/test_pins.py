"""A grader's image is built only with the releases that the task pins."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from benchmark.spec.layout import Layout
from benchmark.suite.contexts import grader_context
from benchmark.suite.load import load_task
from benchmark.suite.locate import locate

TINY = Path(__file__).parents[1] / "suites" / "tiny"


@pytest.fixture
def build(tmp_path):
    """Runs the step that the suite adds to a grader's Dockerfile, where Debian installed `have`."""
    suite = locate(shutil.copytree(TINY, tmp_path / "suite"))
    toml = suite.task_folder("notes") / "task.toml"
    whole = toml.read_text(encoding="utf-8")
    query = tmp_path / "bin" / "dpkg-query"
    query.parent.mkdir()
    query.write_text(
        '#!/bin/sh\nfor name; do :; done\ncase "$name" in "$PACKAGE") printf %s "$HAVE" ;; *) exit 1 ;; esac\n'
    )
    query.chmod(0o755)

    def run(want, have, package="jq"):
        pin = f'[[packages]]\nname = "jq"\nversion = "{want}"\n\n[limits]'
        toml.write_text(whole.replace("[limits]", pin), encoding="utf-8")
        context = grader_context(load_task(suite, "notes"), Layout(tmp_path / "state"))
        lines = context.files["Dockerfile"][0].decode().split("RUN for pin")[1].replace("\\\n", "")
        step = "for pin" + lines.partition("\n")[0]
        environment = {"PATH": f"{query.parent}:{os.environ['PATH']}", "HAVE": have, "PACKAGE": package}
        return subprocess.run(["/bin/sh", "-c", step], env=environment, capture_output=True, text=True, check=False)

    return run


@pytest.mark.parametrize(
    ("want", "have"),
    [("1.6", "1.6-2.1+deb12u2"), ("1.6", "1.6"), ("1:9.18", "1:9.18.49-1~deb12u1"), ("15", "15.18-0+deb12u1")],
)
def test_the_pinned_release_is_taken_whatever_debian_mended_in_it(build, want, have):
    assert build(want, have).returncode == 0


@pytest.mark.parametrize(
    ("want", "have"),
    [("1.6", "1.61-1"), ("1.6", "1.7.1-3"), ("9.18", "1:9.18.49-1"), ("1:9.18", "1:9.20.1-1"), ("1.6", "")],
)
def test_another_release_fails_the_build_and_is_told(build, want, have):
    done = build(want, have)
    assert done.returncode == 1
    assert f"task.toml pins jq {want}, and Debian has {have}" in done.stderr


def test_a_package_that_is_not_installed_fails_the_build(build):
    assert build("1.6", "1.6-1", package="another").returncode == 1


def test_a_task_that_pins_nothing_gets_no_such_step(tmp_path):
    context = grader_context(load_task(locate(TINY), "notes"), Layout(tmp_path))
    assert b"for pin" not in context.files["Dockerfile"][0]
