"""The lock file must cover what pyproject.toml asks for, with hashes and without naming a host."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def entries() -> list[tuple[Requirement, int]]:
    """Each locked requirement and the number of its hashes."""
    joined = re.sub(r"\\\n\s*", " ", LOCK)
    lines = [line for line in joined.splitlines() if line.strip() and not line.startswith("#")]
    return [(Requirement(line.split(" --hash=")[0]), line.count("--hash=sha256:")) for line in lines]


def test_every_locked_version_is_exact_and_has_hashes() -> None:
    found = entries()
    assert len(found) > 50
    for requirement, hashes in found:
        assert re.fullmatch(r"==[^*,]+", str(requirement.specifier)), requirement
        assert hashes >= 1, requirement


def test_what_the_project_asks_for_is_locked_at_a_version_it_accepts() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for text in project["dependencies"] + project["optional-dependencies"]["dev"]:
        wanted = Requirement(text)
        versions = [
            str(locked.specifier).removeprefix("==")
            for locked, _ in entries()
            if canonicalize_name(locked.name) == canonicalize_name(wanted.name)
        ]
        assert versions, f"{wanted.name} is not locked"
        assert all(wanted.specifier.contains(version) for version in versions), wanted


def test_the_lock_names_no_index_and_no_address() -> None:
    assert not re.search(r"://|--index|--extra-index|--find-links", LOCK)
