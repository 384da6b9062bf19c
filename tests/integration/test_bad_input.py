"""What goes wrong is one line that says what, where and what to do, with the right status, and nothing is left."""

import os
import shutil
import socket
import subprocess
import threading
import time
from pathlib import Path

import pytest
from support.cli import TINY, Bench

pytestmark = pytest.mark.integration


@pytest.fixture
def copied(tmp_path, home):
    """A suite of its own, to be broken."""
    suite = tmp_path / "suite"
    shutil.copytree(TINY / "tasks", suite / "tasks")
    for part in ("graders", "harnesses"):
        (suite / part).symlink_to((TINY / part).resolve())
    return Bench(home, suite)


def one_line(done, status, *needles):
    assert done.returncode == status, (done.stdout, done.stderr)
    lines = [line for line in done.stderr.splitlines() if line.startswith("bench: ")]
    assert len(lines) == 1, done.stderr
    assert "Traceback" not in done.stderr
    for needle in needles:
        assert needle in lines[0], lines[0]


def test_a_misspelt_key_is_named_with_file_line_and_the_known_keys(copied):
    path = copied.suite / "tasks" / "notes" / "task.toml"
    text = path.read_text().replace("seconds = 120", "secconds = 120")
    path.write_text(text)
    line = text.splitlines().index("secconds = 120") + 1
    one_line(
        copied.run("run", "--task", "notes", "--harness", "nop"), 2,
        f"{path}:{line}", "limits.secconds: unknown key", "known keys: disk_mb, memory_mb",
    )  # fmt: skip


def test_a_missing_grader_is_a_broken_task_not_a_failed_agent(copied):
    shutil.rmtree(copied.suite / "tasks" / "notes" / "grader")
    one_line(copied.run("run", "--task", "notes", "--harness", "nop"), 2, "grader/checks.toml", "no such file")
    (copied.suite / "tasks" / "notes" / "grader").mkdir()
    shutil.copy(TINY / "tasks/notes/grader/checks.toml", copied.suite / "tasks/notes/grader/checks.toml")
    one_line(copied.run("run", "--task", "notes", "--harness", "nop"), 2, "grader", "no Dockerfile")


def test_a_failing_dockerfile_is_named_with_its_step_and_log(copied, left_behind):
    path = copied.suite / "tasks" / "notes" / "environment" / "Dockerfile"
    path.write_text(path.read_text() + "RUN echo about to fail && false\n")
    done = copied.run("run", "--task", "notes", "--harness", "nop")
    one_line(done, 2, str(path), "about to fail", "output is in")
    assert left_behind() == []


@pytest.mark.parametrize(
    ("arguments", "needle"),
    [
        (("--task", "notes", "--harness", "nobody"), "unknown harness 'nobody'; known harnesses: "),
        (("--tier", "gigantic", "--harness", "nop"), "unknown tier 'gigantic'; known tiers: easy, medium"),
        (("--task", "nothing", "--harness", "nop"), "unknown task 'nothing'; known tasks: notes"),
        (("--task", "notes"), "no harness named"),
        (("--harness", "nop"), "nothing to run"),
        (("--task", "notes", "--harness", "planted:mode"), "'mode' is no option=value"),
        (("--task", "notes", "--harness", "planted:mood=stop"), "unknown option 'mood'"),
        (("--task", "notes", "--harness", "planted:mode=sulk"), "mode is 'sulk'; one of stop"),
        (("--task", "notes", "--harness", "claude-code"), "drives a model; pass --model"),
        (("--task", "notes", "--harness", "nop", "--attempts", "0"), "--attempts"),
    ],
)
def test_unknown_things_are_named_with_those_that_are_known(bench, left_behind, arguments, needle):
    one_line(bench.run("run", *arguments), 2, needle)
    assert left_behind() == []


def test_a_model_without_its_key_is_refused_before_anything_is_built(bench):
    done = bench.run(
        "run", "--task", "notes", "--harness", "claude-code", "--model", "some-model", env={"ANTHROPIC_API_KEY": ""}
    )
    one_line(done, 2, "needs its provider's key, and ANTHROPIC_API_KEY is not set")


def test_no_engine_is_said_in_one_line(bench, tmp_path):
    done = bench.run("run", "--task", "notes", "--harness", "nop", env={"DOCKER_HOST": f"unix://{tmp_path}/none.sock"})
    one_line(done, 3, "no container engine answers", "script/bootstrap")


class Proxy:
    """A way to the engine that can be cut."""

    def __init__(self, path):
        self.path = path
        self.open = True
        self.pairs = []
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(str(path))
        self.listener.listen(64)
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while self.open:
            try:
                near, _ = self.listener.accept()
            except OSError:
                return
            far = socket.socket(socket.AF_UNIX)
            far.connect("/var/run/docker.sock")
            self.pairs += [near, far]
            for source, target in ((near, far), (far, near)):
                threading.Thread(target=self.copy, args=(source, target), daemon=True).start()

    def copy(self, source, target):
        try:
            while data := source.recv(65536):
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            return

    def cut(self):
        self.open = False
        self.path.unlink()
        self.listener.close()
        for side in self.pairs:
            try:
                side.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass


@pytest.mark.skipif(not Path("/var/run/docker.sock").exists(), reason="the engine has no local socket to stand before")
def test_an_engine_that_dies_in_the_middle_breaks_the_run_and_resume_finishes_it(bench, tmp_path, left_behind):
    proxy = Proxy(tmp_path / "engine.sock")
    before = {path.parent.name for path in (bench.home / "runs").glob("*/run.json")}
    process = subprocess.Popen(
        bench.argv("run", "--task", "sleepy", "--harness", "oracle"),
        env={**os.environ, "DOCKER_HOST": f"unix://{proxy.path}"}, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    deadline = time.monotonic() + 90
    while True:
        started = {path.parent.name for path in (bench.home / "runs").glob("*/run.json")} - before
        if started and list((bench.home / "runs" / min(started)).glob("trials/*/attempts/1/steps.jsonl")):
            break
        assert time.monotonic() < deadline
        time.sleep(0.05)
    time.sleep(1.0)
    proxy.cut()
    _, said = process.communicate(timeout=60)
    one_line(subprocess.CompletedProcess([], process.returncode, "", said), 3, "engine")
    told = bench.json("resume", started.pop())
    assert [trial["outcome"] for trial in told["trials"]] == ["pass"]
    assert left_behind() == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a small disk")
def test_a_disk_that_fills_up_stops_the_run_and_resume_finishes_it(bench, tmp_path, left_behind):
    small = tmp_path / "small"
    small.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=700m", "tmpfs", str(small)], check=True)
    try:
        mine = Bench(small, bench.suite)
        process = mine.start("run", "--task", "sleepy", "--harness", "oracle")
        deadline = time.monotonic() + 90
        while not list(small.glob("runs/*/trials/*/attempts/1/steps.jsonl")):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        filler = small / "filler"
        with filler.open("wb") as file:
            file.truncate(0)
            os.posix_fallocate(file.fileno(), 0, shutil.disk_usage(small).free - 16 * 1024 * 1024)
        _, said = process.communicate(timeout=60)
        one_line(subprocess.CompletedProcess([], process.returncode, "", said), 3, "the disk is full", "bench resume")
        filler.unlink()
        (run,) = [path.parent.name for path in small.glob("runs/*/run.json")]
        assert [trial["outcome"] for trial in mine.json("resume", run)["trials"]] == ["pass"]
        assert left_behind() == []
    finally:
        subprocess.run(["umount", "-l", str(small)], check=True)


def test_a_flipped_byte_in_a_bundle_is_named(bench):
    (trial,) = bench.json("run", "--task", "notes", "--harness", "oracle")["trials"]
    path = Path(trial["bundle"]) / "steps.jsonl"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    one_line(bench.run("show", trial["bundle"]), 2, "steps.jsonl")
    shutil.rmtree(trial["bundle"])
