"""script/bootstrap must end in one clear line where it can't go on, and change nothing when all is there."""

import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "script" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def bootstrap(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [root / "script" / "bootstrap", *arguments],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=120,
    )


def bare_checkout(tmp_path: Path) -> Path:
    """The scripts and the lock file, without an environment."""
    shutil.copytree(ROOT / "script", tmp_path / "script")
    for name in ("pyproject.toml", "requirements.lock", "hatch_build.py"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def test_an_unknown_option_is_a_usage_error() -> None:
    done = bootstrap(ROOT, "--no-such-thing")
    assert done.returncode == 2
    assert done.stderr.startswith("usage:")


def test_a_second_run_changes_nothing_and_says_nothing() -> None:
    assert bootstrap(ROOT, "--no-engine").returncode == 0
    stamp = ROOT / ".venv" / ".bootstrap"
    before = stamp.stat().st_mtime_ns
    done = bootstrap(ROOT, "--no-engine")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert stamp.stat().st_mtime_ns == before


def test_a_machine_without_python_is_told_what_to_install(tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    for tool in ("sh", "dirname", "mkdir", "cat", "sha256sum", "cut", "sed", "flock"):
        (tools / tool).symlink_to(str(shutil.which(tool)))
    root = bare_checkout(tmp_path)
    library = root / "script" / "lib.sh"
    library.write_text(library.read_text(encoding="utf-8").replace("PATH=$PATH:", "ignored=$PATH:"), encoding="utf-8")
    done = bootstrap(root, PATH=str(tools))
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1
    assert "python3 >= 3.11" in done.stderr


def test_a_python_that_is_too_old_is_passed_over(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    (old / "python3").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    (old / "python3").chmod(0o755)
    (old / "python3.11").symlink_to(sys.executable)
    text = (ROOT / "script" / "bootstrap").read_text(encoding="utf-8")
    start = text.index("find_python() {")
    function = text[start : text.index("\n}\n", start) + 3]
    done = subprocess.run(
        ["sh", "-c", f"{function}find_python"], env={"PATH": f"{old}:/usr/bin:/bin"}, capture_output=True, text=True
    )
    assert done.stdout.strip() == str(old / "python3.11")


def test_an_engine_that_does_not_answer_at_docker_host_is_named(tmp_path: Path) -> None:
    done = bootstrap(ROOT, DOCKER_HOST=f"unix://{tmp_path}/nothing.sock")
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1
    assert f"DOCKER_HOST=unix://{tmp_path}/nothing.sock" in done.stderr


def test_waiting_for_an_engine_ends_when_its_process_is_dead(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    engine = load("engine")
    monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/nothing.sock")
    # Not waited for, so it stays in the process table as a dead entry, as under an init that reaps nothing.
    process = subprocess.Popen(["true"])
    deadline = time.monotonic() + 10
    while engine.alive(process.pid) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert Path(f"/proc/{process.pid}").exists()
    started = time.monotonic()
    assert engine.ping(30, process.pid) == engine.NO_ANSWER
    assert time.monotonic() - started < 10
    process.wait()


def test_a_live_process_counts_as_alive() -> None:
    assert load("engine").alive(os.getpid())
    assert not load("engine").alive(2**22 + 1)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    return tmp_path


@pytest.mark.parametrize(
    "line",
    ["see https://py" + "pi.org/simple", "deb http://deb.deb" + "ian.org/x", "open('/ro" + "ot/x')", "{root}/thing"],
)
def test_a_tracked_file_that_names_a_machine_or_a_registry_is_found(repository: Path, line: str) -> None:
    (repository / "good.txt").write_text("nothing of note\n", encoding="utf-8")
    (repository / "bad.txt").write_text("first\n" + line.format(root=repository) + "\n", encoding="utf-8")
    check = load("check_tracked")
    assert list(check.problems(repository)) == [], "untracked files are nobody's business"
    subprocess.run(["git", "add", "."], cwd=repository, check=True)
    assert [problem.split(": ")[0] for problem in check.problems(repository)] == ["bad.txt:2"]


def test_a_tracked_file_that_is_too_large_is_found(repository: Path) -> None:
    (repository / "large.bin").write_bytes(b"\0" * 2_000_001)
    subprocess.run(["git", "add", "."], cwd=repository, check=True)
    assert len(list(load("check_tracked").problems(repository))) == 1
