"""Exact localisation against brute force: the same matrix and measures, for a part of the grading."""

import shutil
import threading
from pathlib import Path
from typing import Any

from benchmark.engine.runtime import build_task
from benchmark.grading.matrix import Grader
from benchmark.results.read import ReadBundle, read_bundle
from benchmark.sandbox.engine import connect
from benchmark.sandbox.images import Images
from benchmark.spec.layout import Layout
from benchmark.spec.verdict import Grade, Matrix
from benchmark.suite.load import load_task
from validation.common import ROOT, SUITE, bench, report

RUNS = (
    ("tomlkit-rebuild", "oracle", 0.25),
    ("sqlparse-repair", "wavering:steps=60,seed=1", 0.40),
    ("sqlparse-repair", "wavering:steps=200,seed=2", 0.40),
)
"""Task, harness, and the share of brute force that exact localisation may cost."""

HARNESSES = str(ROOT / "tests" / "support" / "harnesses")


def run() -> bool:
    """Every run, localised exactly and by brute force."""
    rows, good = [], 0
    layout = Layout(ROOT / ".bench" / "localisation")
    for task, harness, limit in RUNS:
        told = bench(
            "run", "--jobs", "1", "--localise", "final", "--max-steps", "400", "--harness-dir", HARNESSES, "--task", task,
            "--harness", harness,
        )  # fmt: skip
        found = read_bundle(Path(told["trials"][0]["bundle"]))
        print(f"{task}, {harness}: localising exactly", flush=True)
        exact = _graded(layout, found, reuse=True)
        print(f"{task}, {harness}: by brute force", flush=True)
        brute = _graded(layout, found, reuse=False)
        same = _cells(exact) == _cells(brute) and exact.refuted is None
        share, cpu = (
            _total(exact, "seconds") / _total(brute, "seconds"),
            _total(exact, "cpu_seconds") / _total(brute, "cpu_seconds"),
        )
        fine = same and share <= limit
        good += fine
        checks = len(found.bundle.checks)
        run_cells = sum(checks if one.examined is None else len(one.examined) for one in exact.grades.values())
        overhead = sorted(one.seconds - one.check_seconds for one in exact.grades.values())
        rows.append(
            [
                f"{task}, {harness}",
                str(len(exact.trees) - 1),
                str(len(set(exact.trees))),
                f"{run_cells} of {checks * len(exact.trees)}",
                f"{_total(brute, 'seconds'):.0f}",
                f"{_total(exact, 'seconds'):.0f}",
                f"{share:.1%}",
                f"{cpu:.1%}",
                f"{limit:.0%}",
                f"{overhead[len(overhead) // 2]:.2f}",
                "yes" if same else "**no**",
            ]
        )
    shutil.rmtree(layout.root, ignore_errors=True)
    report(
        "localisation",
        "Exact localisation against brute force",
        "Brute force runs every check on every snapshot, each in a fresh clean room. Exact localisation keeps rooms open, runs a check only"
        " where what it read has changed, and asks one that failed first what it failed before. Both start without a cache and draw the same inputs; every cell must be equal. Grader-seconds are"
        " summed over trees; the two ran right after each other on the same machine. The overhead is the median of what a tree costs beyond its checks.",
        ["run", "steps", "distinct trees", "cells run", "brute, s", "exact, s", "share", "share of CPU", "limit", "overhead a tree, s", "equal"],
        rows,
        f"{good} of {len(rows)} equal and within their limit.",
    )  # fmt: skip
    return good == len(rows)


def _graded(layout: Layout, found: ReadBundle, *, reuse: bool) -> Matrix:
    client = connect()
    loaded = load_task(SUITE, found.bundle.task.name)
    images = build_task(Images(client, layout, print), SUITE, layout, loaded)
    shutil.rmtree(layout.cache / "grades", ignore_errors=True)
    matrix = found.matrix
    if matrix is None:
        raise SystemExit(f"{found.path}: nothing was graded")
    grader = Grader(
        client, layout if reuse else None, image=images.grader, task=loaded.task, checks=loaded.checks, run="", trial="",
        secret="localisation",
    )  # fmt: skip
    return grader.matrix(
        found.layout.snapshots, matrix.trees, layout.root / "rooms", localise="exact", halted=threading.Event(),
        progress=lambda done, total: None,
    )  # fmt: skip


def _cells(matrix: Matrix) -> dict[str, Any]:
    return {
        tree: {check: result.passed for check, result in sorted(grade.results.items())}
        for tree, grade in matrix.grades.items()
    }


def _total(matrix: Matrix, what: str) -> float:
    grades: list[Grade] = list(matrix.grades.values())
    return float(sum(getattr(grade, what) for grade in grades))
