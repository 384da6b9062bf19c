"""Toolboxes are pinned: by version, by digest, and to no address."""

import json
import re
import subprocess

import pytest
from support.gateways import HARNESSES, manifest

CLIENTS = [
    path.parent.name for path in sorted(HARNESSES.glob("*/harness.toml")) if (path.parent / "Dockerfile").exists()
]


def test_claude_code_is_the_version_that_its_manifest_says_with_an_integrity_for_each_platform() -> None:
    wanted = manifest("claude-code").version
    lock = json.loads((HARNESSES / "claude-code" / "package-lock.json").read_text())
    packages = {name.removeprefix("node_modules/"): entry for name, entry in lock["packages"].items() if name}
    assert {"@anthropic-ai/claude-code-linux-x64", "@anthropic-ai/claude-code-linux-arm64"} <= packages.keys()
    for name, entry in packages.items():
        assert entry["version"] == wanted, name
        assert entry["integrity"].startswith("sha512-"), name


def test_mini_swe_agent_is_the_version_that_its_manifest_says() -> None:
    lock = (HARNESSES / "mini-swe-agent" / "requirements.txt").read_text()
    assert f"\nmini-swe-agent=={manifest('mini-swe-agent').version} " in lock


@pytest.mark.parametrize("path", ["claude-code/npm.txt", "mini-swe-agent/requirements.txt"])
def test_every_python_requirement_has_a_digest_and_no_address(path: str) -> None:
    text = (HARNESSES / path).read_text()
    lines = [line for line in text.replace("\\\n", " ").splitlines() if line and not line.startswith("#")]
    assert lines
    for line in lines:
        assert re.fullmatch(r"[a-z0-9._-]+==\S+( +;[^#]*)?( +--hash=sha256:[0-9a-f]{64})+", line.strip()), line[:80]
    assert "://" not in text


@pytest.mark.parametrize("name", CLIENTS)
def test_no_toolbox_names_a_place_to_download_from(name: str) -> None:
    for path in (HARNESSES / name).iterdir():
        if path.name != "harness.toml":
            assert not re.search(r"https?://", path.read_text()), path


@pytest.mark.parametrize("script", ["bundle", "forward"])
def test_the_shared_scripts_are_executable_and_sound_shell(script: str) -> None:
    path = HARNESSES / "toolbox" / script
    assert path.stat().st_mode & 0o111 == 0o111
    subprocess.run(["sh", "-n", path], check=True)
