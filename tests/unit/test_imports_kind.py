"""A task that wants the standard library alone: what else is imported is named."""

import pytest
from examiner.artifact import Artifact
from examiner.kinds import imports

FINE = "import json, os.path\nfrom . import part\nfrom .part import x\nfrom tool.part import y\nimport tool\n"


def found(tmp_path, **sources):
    (tmp_path / "tool").mkdir()
    for name, text in sources.items():
        (tmp_path / "tool" / f"{name}.py").write_text(text)
    return imports.foreign(Artifact(tmp_path), "tool")


def test_the_standard_library_and_the_program_itself_are_fine(tmp_path):
    assert found(tmp_path, __main__=FINE, part="") == []


@pytest.mark.parametrize(
    "line", ["import numpy.linalg", "from subprocess import run", "if 0:\n    import json, ctypes", "import toolbox"]
)
def test_anything_else_is_named(tmp_path, line):
    (told,) = found(tmp_path, __main__=FINE, part=line)
    assert told.startswith("tool/part.py imports ")


def test_a_program_that_is_gone_or_can_not_be_parsed_is_a_finding(tmp_path):
    assert found(tmp_path, part="def (") == [
        "tool/__main__.py is missing",
        "tool/part.py can't be parsed: SyntaxError",
    ]
