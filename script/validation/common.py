"""What the validations share: running `bench`, and writing a report."""

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmark.results.read import find_bundles
from benchmark.suite.load import load_task
from benchmark.suite.locate import Suite

ROOT = Path(__file__).parents[2]
BENCH = Path(sys.executable).with_name("bench")
REPORTS = ROOT / "results" / "validation"
SUITE = Suite(ROOT)
SAME = ("outcome", "survived", "failing_step", "failing_interval", "first_break", "steps", "labels")
"""What must be equal in two trials that are the same."""


def tasks() -> list[str]:
    """The tasks that BENCH_TASKS names (separated by commas), or all that can be done."""
    known = SUITE.task_names()
    asked = list(filter(None, os.environ.get("BENCH_TASKS", "").split(","))) or possible(known)
    unknown = sorted(set(asked) - set(known))
    if unknown:
        raise SystemExit(f"BENCH_TASKS: no task {unknown[0]!r}; known: {', '.join(known)}")
    return asked


def possible(names: list[str]) -> list[str]:
    """Those of the tasks that are not impossible: a finding about endurance is not to be had from the others."""
    return [name for name in names if load_task(SUITE, name).task.impossible is None]


def bench(*arguments: str) -> Any:
    """Run `bench ... --json`; its output, whatever a gate says, but never of a broken run."""
    done = subprocess.run([BENCH, *arguments, "--json"], stdout=subprocess.PIPE, text=True, cwd=ROOT, check=False)
    if done.returncode not in (0, 2) or not done.stdout:
        raise SystemExit(f"bench {' '.join(arguments)} ended with {done.returncode}")
    return json.loads(done.stdout)


def stored() -> list[Path]:
    """The bundles below the folders that BENCH_BUNDLES names (separated by colons); none if it names nothing."""
    folders = list(filter(None, os.environ.get("BENCH_BUNDLES", "").split(":")))
    found = [path for folder in folders for path in find_bundles(Path(folder))]
    if folders and not found:
        raise SystemExit(f"BENCH_BUNDLES: no bundle below {', '.join(folders)}; name folders of runs, or unset it")
    return found


def flags(option: str, values: list[str]) -> list[str]:
    """`--option value` for each value."""
    return [part for value in values for part in (option, value)]


def report(name: str, title: str, intro: str, header: list[str], rows: list[list[str]], said: str) -> None:
    """Write one report, and say what it comes to."""
    table = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    table += ["| " + " | ".join(row) + " |" for row in rows]
    stamp = datetime.now(UTC).date().isoformat()
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=ROOT, check=True
    ).stdout.strip()
    text = f"# {title}\n\n{intro}\n\n**{said}** Made by `script/validate {name}` on {stamp} at {commit}.\n\n"
    REPORTS.mkdir(parents=True, exist_ok=True)
    (REPORTS / f"{name}.md").write_text(text + "\n".join(table) + "\n", encoding="utf-8")
    print(f"{name}: {said}", flush=True)


def forget_grades() -> None:
    """Let everything be graded anew."""
    shutil.rmtree(ROOT / ".bench/cache/grades", ignore_errors=True)
