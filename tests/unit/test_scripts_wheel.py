"""An installed wheel must find its suite without a checkout."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

ASK = """
import json
from benchmark.suite.locate import locate
suite = locate()
print(json.dumps([str(suite.root), suite.task_names(), suite.harness_names()]))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, unpacked as an installer would."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT],
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("endurance_gap-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_an_installed_wheel_has_every_task_and_harness_of_the_checkout(installed: Path, tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "BENCH_SUITE"}
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=tmp_path,
        env=environment | {"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    )
    root, tasks, harnesses = json.loads(done.stdout)
    assert Path(root) == installed / "benchmark" / "_suite"
    assert tasks == sorted(path.parent.name for path in ROOT.glob("tasks/*/task.toml"))
    assert tasks
    assert harnesses == sorted(path.parent.name for path in ROOT.glob("harnesses/*/harness.toml"))


def test_the_wheel_carries_what_an_image_is_built_from(installed: Path) -> None:
    for part in ("tasks", "graders", "harnesses"):
        packed = {
            path.relative_to(installed / "benchmark" / "_suite").as_posix()
            for path in (installed / "benchmark" / "_suite" / part).rglob("*")
            if path.is_file()
        }
        tracked = subprocess.run(
            ["git", "ls-files", part], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.split()
        assert tracked
        assert set(tracked) <= packed, f"missing: {sorted(set(tracked) - packed)}"


def test_the_wheel_installs_the_bench_command_and_the_licence(installed: Path) -> None:
    (info,) = installed.glob("endurance_gap-*.dist-info")
    assert "bench = benchmark.cli:main" in (info / "entry_points.txt").read_text(encoding="utf-8")
    assert "Apache License" in (info / "licenses" / "LICENSE").read_text(encoding="utf-8")
