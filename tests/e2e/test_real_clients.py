"""The real clients in the sealed container, driven by the perfect model through `bench run`.

What such a run loses, the client, the gateway or the container lost: so nothing may be missing.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from support.cli import ROOT, TINY, Bench

from benchmark.results.conditions import conditions
from benchmark.results.read import ReadBundle, read_bundle, rejudge
from benchmark.spec.step import EndEvent, KillEvent, ResumeEvent, SnapshotEvent, StepEvent, TurnEvent
from benchmark.suite.load import load_harness
from benchmark.suite.locate import Suite

pytestmark = pytest.mark.e2e

LONG = 210
CHUNK = 10

REFERENCE = f"""
import json

say = "echo 'note {{n}}' >> notes.txt"
odd = {{
    1: "env | sort > env.txt; echo 'note 1' >> notes.txt",
    2: "[[ -f KEEP ]] && cat > /dev/null <<'END' && echo 'note 2' >> notes.txt\\nit's \\"$HOME\\" `x` \\\\\\nEND",
    3: "echo note $((1 + 2)) >> notes.txt; printf '%s' \\"$(printf 'é\\\\x00\\\\xff')\\"",
}}
actions = [
    {{"title": f"note {{n}}", "command": odd.get(n, say.format(n=n) + "; head -c 20000 /dev/zero | tr '\\\\0' x")}}
    for n in range(1, {LONG})
]
actions.append({{"title": "edit", "edit": {{"path": "tail.txt", "old": "a\\n'b'\\n", "new": "note {LONG}\\n"}}}})
print(json.dumps({{"actions": actions}}))
"""

CHECKS = f"""
import pytest

COUNTS = range({CHUNK}, {LONG} + 1, {CHUNK})


@pytest.mark.parametrize("count", [pytest.param(n, marks=pytest.mark.check(f"notes-{{n}}")) for n in COUNTS])
def test_the_first_notes_are_there(artifact, count):
    lines = (artifact.text("notes.txt") + artifact.text("tail.txt")).splitlines()
    if lines[:count] != [f"note {{n}}" for n in range(1, count + 1)]:
        raise AssertionError(f"the first {{count}} lines are {{lines[:count]}}")


@pytest.mark.check("kept")
def test_keep_is_as_it_was(artifact):
    if artifact.text("KEEP") != "keep\\n":
        raise AssertionError("KEEP was changed")
"""


def clients() -> list[Any]:
    """Every client of the suite that needs no more than a program of this machine, which may be missing.

    Such a program is mounted at /opt/NAME; it is found on the PATH, or where BENCH_NAME says.
    """
    suite = Suite(ROOT)
    found = []
    for spec in (load_harness(suite, name).spec for name in suite.harness_names()):
        if spec.kind != "client" or set(spec.wanted_options()) - set(spec.defaults):
            continue
        if spec.edits_as_text:
            continue  # these tasks need commands; test_clients_that_only_edit.py has one that does not
        chosen, marks = spec.name, []
        for mount in spec.mount:
            name = Path(mount.target).name
            program = os.environ.get(f"BENCH_{name.upper()}") or shutil.which(name)
            option = mount.source.removeprefix("{option.").removesuffix("}")
            if program:
                chosen += f":{option}={Path(program).resolve().parent}"
            else:
                marks.append(pytest.mark.skip(reason=f"no `{name}` on the PATH or in BENCH_{name.upper()}"))
        found.append(pytest.param(chosen, marks=marks, id=spec.name))
    return found


every_client = pytest.mark.parametrize("client", clients())


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def marathon(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A suite with a task of 210 actions and much output, and a Claude Code that compacts early."""
    suite = tmp_path_factory.mktemp("suite")
    (suite / "graders").symlink_to(ROOT / "graders")
    shutil.copytree(ROOT / "harnesses", suite / "harnesses")
    claude = suite / "harnesses" / "claude-code" / "harness.toml"
    text = claude.read_text()
    assert "[launch.env]\n" in text
    claude.write_text(text.replace("[launch.env]\n", '[launch.env]\nCLAUDE_AUTOCOMPACT_PCT_OVERRIDE = "10"\n'))
    task = suite / "tasks" / "marathon"
    shutil.copytree(TINY / "tasks" / "notes", task)
    settings = (task / "task.toml").read_text()
    for old, new in (
        ('"notes"', '"marathon"'),
        ('"easy"', '"extreme"'),
        ("= 10\n", f"= {LONG}\n"),
        ("seconds = 120", "seconds = 600"),
        ("memory_mb = 256", "memory_mb = 512"),
    ):
        assert settings.count(old) == 1, old
        settings = settings.replace(old, new)
    (task / "task.toml").write_text(settings)
    with (task / "environment" / "Dockerfile").open("a") as file:
        file.write("RUN apt-get update -q && apt-get install -yq --no-install-recommends python3-minimal\n")
        file.write("RUN printf \"a\\n'b'\\n\" > tail.txt\n")
    milestones = [
        f'[[milestone]]\nid = "notes-{n}"\nasserts = "The first {n} notes are there"\nowns = {CHUNK}\n'
        for n in range(CHUNK, LONG + 1, CHUNK)
    ]
    guard = '[[guard]]\nid = "kept"\nasserts = "KEEP is as it was"\n'
    (task / "grader" / "checks.toml").write_text("\n".join([*milestones, guard]))
    (task / "grader" / "checks" / "test_notes.py").write_text(CHECKS)
    (task / "solution" / "reference.py").write_text(REFERENCE)
    return suite


def perfect(
    bench: Bench, client: str, task: str, *arguments: str, env: dict[str, str] | None = None
) -> tuple[Any, ReadBundle]:
    """Run a client with the perfect model; the trial as it was told and as its bundle has it."""
    done = bench.run(
        "run", "--task", task, "--harness", client, "--model", "oracle", "--jobs", "1", "--json", *arguments, env=env
    )
    assert done.returncode == 0, done.stderr
    [trial] = json.loads(done.stdout)["trials"]
    return trial, read_bundle(Path(trial["bundle"]))


def events(found: ReadBundle, kind: type) -> list[Any]:
    return [record.event for record in found.records if isinstance(record.event, kind)]


@every_client
def test_a_client_with_the_perfect_model_loses_nothing(home: Path, client: str) -> None:
    trial, found = perfect(Bench(home), client, "notes")
    verdict = rejudge(found)
    assert (verdict.outcome, verdict.steps, verdict.survived, verdict.gap) == ("pass", 10, 10, 0), trial
    assert verdict.health.healthy, verdict.health.problems
    assert verdict.subagent_steps == 0
    assert found.bundle.track == "perfect-model"
    assert [event.step for event in events(found, StepEvent)] == list(range(1, 11))
    assert [event.step for event in events(found, SnapshotEvent)] == list(range(11))
    turns = [event for event in events(found, TurnEvent) if event.purpose == "final"]
    assert len(turns) == 1
    [end] = events(found, EndEvent)
    assert (end.reason, end.exit_code, end.claimed_done, end.gave_up) == ("done", 0, True, False)
    assert found.bundle.meter is not None
    assert found.bundle.meter.requests == 10 + len(events(found, TurnEvent))
    assert found.bundle.meter.input_tokens is None, "nobody counted tokens: unknown is not zero"
    measured = conditions(found)
    if measured.executed is not None:  # a client that edits without a shell leaves no journal
        assert (measured.executed, measured.redone, measured.lost, measured.doubled) == (10, 0, 0, 0)


@every_client
def test_a_client_is_stopped_at_its_budget_and_keeps_what_it_had(home: Path, client: str) -> None:
    trial, found = perfect(Bench(home), client, "notes", "--max-steps", "4")
    verdict = rejudge(found)
    assert (verdict.outcome, verdict.steps, verdict.survived, verdict.failing_step) == ("fail", 4, 4, 5), trial
    [end] = events(found, EndEvent)
    assert (end.reason, end.claimed_done) == ("step-budget", False)


@every_client
def test_a_killed_client_goes_on_by_its_own_resume(home: Path, client: str) -> None:
    if load_harness(Suite(ROOT), client.split(":")[0]).spec.resume is None:
        pytest.skip("it has no resume of its own")
    trial, found = perfect(Bench(home), client, "notes", "--kill", "5")
    [kill] = events(found, KillEvent)
    assert (kill.step, kill.processes > 0) == (5, True)
    [resume] = events(found, ResumeEvent)
    assert (resume.by, resume.asked, resume.remembers) == ("session", True, True), resume.detail
    assert conditions(found).lost == 0, trial
    assert rejudge(found).health.healthy


@every_client
def test_two_hundred_steps_with_compactions_and_odd_commands_lose_nothing(
    home: Path, marathon: Path, client: str
) -> None:
    secret = "the-providers-own-key"
    names = ("OPENAI_API_KEY", "ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "GEMINI_API_KEY")
    keys = dict.fromkeys(names, secret)
    trial, found = perfect(Bench(home, marathon), client, "marathon", "--localise", "final", env=keys)
    verdict = rejudge(found)
    assert (verdict.outcome, verdict.steps, verdict.survived) == ("pass", LONG, LONG), trial
    assert verdict.health.healthy, verdict.health.problems
    turns = [event.purpose for event in events(found, TurnEvent)]
    assert turns.count("final") == 1
    if client == "claude-code":
        assert turns.count("side") >= 4, "the context was to be compacted, or nothing is proven"
    seen = subprocess.run(
        ["git", f"--git-dir={found.layout.snapshots}", "show", "workspace:env.txt"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    names_seen = {line.split("=")[0] for line in seen.splitlines() if "=" in line}
    assert "HOME" in names_seen
    assert not [name for name in names_seen if name.startswith(("LD_", "PYTHON"))], "the toolbox leaks into commands"
    assert secret not in seen
    for path in found.path.rglob("*"):
        assert not path.is_file() or secret.encode() not in path.read_bytes(), path
