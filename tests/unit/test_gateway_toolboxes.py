"""Toolboxes are pinned: by version, by digest, and to no address."""

import json
import re
import subprocess

import pytest
from support.gateways import HARNESSES, manifest

CLIENTS = [
    path.parent.name for path in sorted(HARNESSES.glob("*/harness.toml")) if (path.parent / "Dockerfile").exists()
]


NPM = [path.parent.name for path in sorted(HARNESSES.glob("*/package-lock.json"))]
PIP = [str(path.relative_to(HARNESSES)) for path in sorted(HARNESSES.glob("*/requirements.txt"))] + ["toolbox/node.txt"]


@pytest.mark.parametrize("name", NPM)
def test_what_npm_delivers_is_the_manifests_version_with_an_integrity_for_each_package_and_no_address(
    name: str,
) -> None:
    wanted = manifest(name).version
    lock = json.loads((HARNESSES / name / "package-lock.json").read_text())
    root = lock["packages"][""]
    asked = [*root.get("dependencies", {}).values(), *root.get("optionalDependencies", {}).values()]
    exact = re.compile(rf"(npm:.+@)?{re.escape(wanted)}(-[a-z0-9-]+)?")
    assert any(exact.fullmatch(version) for version in asked), "the client itself, at exactly this version"
    packages = {path: entry for path, entry in lock["packages"].items() if path and not entry.get("inBundle")}
    for path, entry in packages.items():
        assert entry["integrity"].startswith("sha512-"), path
        assert "resolved" not in entry, path


def test_claude_codes_program_is_locked_for_both_machines() -> None:
    lock = json.loads((HARNESSES / "claude-code" / "package-lock.json").read_text())
    names = {name.removeprefix("node_modules/") for name in lock["packages"]}
    assert {"@anthropic-ai/claude-code-linux-x64", "@anthropic-ai/claude-code-linux-arm64"} <= names


def test_mini_swe_agent_is_the_version_that_its_manifest_says() -> None:
    lock = (HARNESSES / "mini-swe-agent" / "requirements.txt").read_text()
    assert f"\nmini-swe-agent=={manifest('mini-swe-agent').version} " in lock


@pytest.mark.parametrize("path", PIP)
def test_every_python_requirement_has_a_digest_and_no_address(path: str) -> None:
    text = (HARNESSES / path).read_text()
    lines = [line for line in text.replace("\\\n", " ").splitlines() if line and not line.startswith("#")]
    assert lines
    for line in lines:
        pattern = r"[A-Za-z0-9._-]+(\[[a-z0-9,._-]+\])?==\S+( +;[^#]*)?( +--hash=sha256:[0-9a-f]{64})+"
        assert re.fullmatch(pattern, line.strip()), line[:80]
    assert "://" not in text


@pytest.mark.parametrize("name", CLIENTS)
def test_no_toolbox_names_a_place_to_download_from(name: str) -> None:
    for path in (HARNESSES / name).iterdir():
        if path.is_file() and path.name not in ("harness.toml", "package-lock.json"):
            assert not re.search(r"https?://(?!127\.0\.0\.1)", path.read_text()), path


@pytest.mark.parametrize("script", ["bundle", "forward"])
def test_the_shared_scripts_are_executable_and_sound_shell(script: str) -> None:
    path = HARNESSES / "toolbox" / script
    assert path.stat().st_mode & 0o111 == 0o111
    subprocess.run(["sh", "-n", path], check=True)
