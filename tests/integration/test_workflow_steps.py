"""The CI job per harness must work: its shell steps are executed here, in order, as GitHub would.

The actions that a job uses are played by what they do to the disk; one that is not known fails the test.
"""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

pytestmark = pytest.mark.integration

ROOT = Path(__file__).parents[2]
WORKFLOW = yaml.safe_load((ROOT / ".github" / "workflows" / "bench.yml").read_text(encoding="utf-8"))
HARNESSES = ("nop", "mini-swe-agent")
"""Those whose jobs are played here; the others differ by their name alone."""
EASY = ("claims-reserving", "claims-reserving-impossible", "library-migrations")
"""The easy tasks that the checkout has: the whole tier takes a job a quarter of an hour and more."""


@dataclass
class Runner:
    """Plays jobs in one checkout that is cleaned between them, as every job gets a fresh one.

    Attributes:
        workspace: the checkout.
        store: uploaded artifacts, a folder each.
        outputs: job -> its outputs.
    """

    workspace: Path
    store: Path
    outputs: dict[str, dict[str, str]] = field(default_factory=dict)
    published: Path | None = None

    def play(self, name: str, **matrix: str) -> None:
        job = WORKFLOW["jobs"][name]
        for left in (".bench", "upload", "site", "bundles.list", "harnesses.json"):
            path = self.workspace / left
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        known = {f"matrix.{key}": value for key, value in matrix.items()}
        for needed in [job["needs"]] if "needs" in job else []:
            known |= {f"needs.{needed}.outputs.{key}": value for key, value in self.outputs.get(needed, {}).items()}
        failed: list[str] = []
        for step in job["steps"]:
            if failed and step.get("if") != "always()":
                continue
            if "uses" in step:
                self._use(step, known)
                continue
            done, outputs = self._run(step["run"], job.get("env", {}) | step.get("env", {}), known)
            known |= {f"steps.{step.get('id')}.outputs.{key}": value for key, value in outputs.items()}
            if done.returncode != 0:
                failed.append(f"{step['name']}: exit status {done.returncode}\n{done.stdout}\n{done.stderr}")
        assert not failed, "\n".join(failed)
        self.outputs[name] = {key: expand(value, known) for key, value in job.get("outputs", {}).items()}

    def _run(
        self, script: str, env: dict[str, str], known: dict[str, str]
    ) -> tuple[subprocess.CompletedProcess[str], dict[str, str]]:
        output = self.store.parent / "output"
        output.write_text("", encoding="utf-8")
        inherited = {key: value for key, value in os.environ.items() if not key.startswith(("BENCH_", "VIRTUAL_ENV"))}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", expand(script, known)],
            cwd=self.workspace,
            env=inherited
            | {"CI": "true", "GITHUB_WORKSPACE": str(self.workspace), "GITHUB_OUTPUT": str(output)}
            | {key: expand(value, known) for key, value in env.items()},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=600,
        )
        lines = output.read_text(encoding="utf-8").splitlines()
        return done, dict(line.split("=", 1) for line in lines)

    def _use(self, step: dict[str, Any], known: dict[str, str]) -> None:
        options = {key: expand(str(value), known) for key, value in step.get("with", {}).items()}
        actions: dict[str, Callable[[dict[str, str]], None]] = {
            "actions/checkout": lambda _: None,
            "actions/setup-python": lambda _: None,
            "actions/upload-artifact": self._upload,
            "actions/download-artifact": self._download,
            "actions/upload-pages-artifact": self._publish,
        }
        actions[step["uses"].split("@")[0]](options)

    def _upload(self, options: dict[str, str]) -> None:
        files = [path for path in (self.workspace / options["path"]).rglob("*") if path.is_file()]
        assert files or options.get("if-no-files-found") != "error"
        target = self.store / options["name"]
        target.mkdir()
        for path in files:
            shutil.copyfile(path, target / path.name)

    def _download(self, options: dict[str, str]) -> None:
        target = self.workspace / options["path"]
        target.mkdir()
        for path in self.store.glob(f"{options['pattern']}/*"):
            shutil.copyfile(path, target / path.name)

    def _publish(self, options: dict[str, str]) -> None:
        self.published = self.workspace / options["path"]


def expand(text: str, known: dict[str, str]) -> str:
    """`${{ name }}` replaced by what is known; an unknown name is an error."""
    return re.sub(r"\$\{\{\s*([\w.-]+)\s*\}\}", lambda found: known[found.group(1)], text)


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    folder = tmp_path_factory.mktemp("actions")
    workspace, store = folder / "checkout", folder / "store"
    store.mkdir()
    # What is not tracked is not there on GitHub either.
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    for name in filter(None, listed.decode().split("\0")):
        if (ROOT / name).is_file():
            (workspace / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, workspace / name)
    for path in workspace.glob("tasks/*/task.toml"):
        if path.parent.name not in EASY and 'tier = "easy"' in path.read_text(encoding="utf-8"):
            shutil.rmtree(path.parent)
    subprocess.run(["git", "init", "-q", workspace], check=True)
    return Runner(workspace, store)


def test_every_harness_gets_a_job_and_the_page_shows_them(runner: Runner) -> None:
    runner.play("harnesses")
    names = json.loads(runner.outputs["harnesses"]["names"])
    aimed = {"acp", "command", "decoy", "mimo-code", "planted"}
    assert sorted(names) == sorted({path.parent.name for path in ROOT.glob("harnesses/*/harness.toml")} - aimed)
    assert WORKFLOW["jobs"]["bench"]["strategy"]["matrix"] == {
        "harness": "${{ fromJSON(needs.harnesses.outputs.names) }}"
    }

    for name in HARNESSES:
        runner.play("bench", harness=name)
        uploaded = runner.store / f"results-{name}"
        assert sorted(path.name for path in uploaded.iterdir()) == [f"bundles-{name}.tar.gz", f"junit-{name}.xml"]

    runner.play("leaderboard")
    assert runner.published is not None
    page = (runner.published / "index.html").read_text(encoding="utf-8")
    for title in ("No-op", "mini-swe-agent"):
        assert title in page


def test_third_party_actions_are_pinned_to_a_commit() -> None:
    used = [step["uses"] for job in WORKFLOW["jobs"].values() for step in job["steps"] if "uses" in step]
    assert used
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", name) for name in used)


def test_only_the_job_that_publishes_may_write() -> None:
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert [name for name, job in WORKFLOW["jobs"].items() if "permissions" in job] == ["publish"]
