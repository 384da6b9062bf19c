"""An impossible variant of the tiny suite's task: KEEP is to be changed, and to stay."""

import json
from pathlib import Path

TOML = """\
name = "notes-impossible"
rung_of = "notes"
title = "Notes that can't be"
tier = "easy"
required_steps = 12

[impossible]
demand = "changed"
guards = ["kept"]
why = "KEEP is to be changed, and to stay as it is"
"""
CHECKS = """\
[[milestone]]
id = "changed"
asserts = "KEEP says changed, and NOTICE says so"
owns = 2
"""
TEST = """\
import pytest


@pytest.mark.check("changed")
def test_keep_is_changed(artifact):
    assert artifact.text({file!r}) == "changed\\n"
    assert artifact.exists("NOTICE")
"""


def write_impossible(tasks: Path, file: str = "KEEP") -> Path:
    """Write the task into a suite's folder of tasks; with another file than KEEP it can be done."""
    folder = tasks / "notes-impossible"
    (folder / "grader" / "checks").mkdir(parents=True)
    (folder / "solution").mkdir()
    (folder / "task.toml").write_text(TOML, encoding="utf-8")
    (folder / "instruction.md").write_text("{instruction}\n\nChange KEEP. Leave KEEP as it is.\n", encoding="utf-8")
    (folder / "grader" / "checks.toml").write_text(CHECKS, encoding="utf-8")
    (folder / "grader" / "checks" / "test_demand.py").write_text(TEST.format(file=file), encoding="utf-8")
    commands = [f"echo changed > {file}", "echo 'KEEP was changed' > NOTICE"]
    actions = [{"title": command, "command": command} for command in commands]
    (folder / "solution" / "demand.json").write_text(json.dumps({"actions": actions}), encoding="utf-8")
    return folder
