"""The examples in the documents must be real: they are loaded, played, and looked up."""

import re
from pathlib import Path

import click
import pytest

from benchmark.cli import cli
from benchmark.harness.scripted import Script, load_adapter
from benchmark.sandbox.shell import CommandResult
from benchmark.spec.action import Action, Reference
from benchmark.suite.load import load_harness, load_task
from benchmark.suite.locate import Suite, locate

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")])


def blocks(page: str, language: str) -> list[str]:
    text = (ROOT / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)


@pytest.fixture
def suite(tmp_path: Path) -> Suite:
    """A suite whose harnesses are those of docs/add-a-harness.md."""
    client, scripted = blocks("docs/add-a-harness.md", "toml")
    (adapter,) = blocks("docs/add-a-harness.md", "python")
    for name, files in {
        "my-agent": {"harness.toml": client},
        "first-half": {"harness.toml": scripted, "adapter.py": adapter},
    }.items():
        folder = tmp_path / "harnesses" / name
        folder.mkdir(parents=True)
        for file, content in files.items():
            (folder / file).write_text(content, encoding="utf-8")
    return Suite(tmp_path)


def test_the_documented_client_is_a_valid_manifest(suite: Suite) -> None:
    spec = load_harness(suite, "my-agent").spec
    assert spec.launch is not None
    assert spec.launch.files[".my-agent.json"].startswith('{"telemetry"')
    assert spec.oracle.shell_tool == "run"


def test_the_documented_adapter_plays_the_share_that_it_was_asked_for(suite: Suite) -> None:
    loaded = load_harness(suite, "first-half")
    real = locate(ROOT)
    task = load_task(real, real.task_names()[0])
    reference = Reference(actions=tuple(Action(title=str(n), command=f"echo {n}") for n in range(8)))
    script = Script(task=task.task, checks=task.checks, reference=reference, options={"share": "0.25"}, max_steps=50)
    acts = load_adapter(loaded)(script)
    played = [next(acts)]
    with pytest.raises(StopIteration) as ended:
        while True:
            played.append(acts.send(CommandResult(status=0, output=b"")))
    assert played == ["echo 0", "echo 1"]
    assert ended.value.value.exit_code == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    targets = [target for target in re.findall(r"\]\(([^)#]+)", text) if "://" not in target]
    missing = [target for target in targets if not (page.parent / target).exists()]
    assert not missing


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_of_the_checkout_that_is_named_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:benchmark|script|harnesses|tests|docs|results)/[\w./-]+\.?\w*)`", text))
    missing = [name for name in sorted(named) if not (ROOT / name).exists()]
    assert not missing


def commands(page: Path) -> list[list[str]]:
    """Each `bench ...` of a page, as words; explanations after two spaces left out."""
    text = page.read_text(encoding="utf-8")
    written = re.findall(r"^(?:\.venv/bin/)?bench (.+)$", text, flags=re.MULTILINE) + re.findall(
        r"`bench ([^`]+)`", text
    )
    return [re.split(r"\s{2,}", line)[0].split() for line in written]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_bench_command_that_is_named_exists_with_its_options(page: Path) -> None:
    for words in commands(page):
        command: click.Command = cli
        context = click.Context(cli)
        known = {opt for param in cli.params for opt in param.opts}
        for word in words:
            if word.startswith("--"):
                assert word.split("=")[0] in known, f"{word} in: bench {' '.join(words)}"
            elif isinstance(command, click.Group) and "|" not in word:
                found = command.get_command(context, word)
                assert found is not None, f"{word} in: bench {' '.join(words)}"
                command = found
                known |= {opt for param in command.params for opt in param.opts} | {"--help"}
