"""The demand and what it contradicts, by the same declarations: they can't be two things at once."""

import re

import pytest

DECLARED = re.compile(r"""^__version__ *= *["']([^"'\n]*)["'] *$""", re.MULTILINE)


def versions(artifact):
    return DECLARED.findall(artifact.text("sqlparse/__init__.py"))


@pytest.mark.check("released-as-0-5-2")
def test_the_version_is_the_new_one_and_the_reports_say_so(artifact):
    assert versions(artifact) == ["0.5.2"]
    assert "0.5.2" in artifact.text("REPORTS.md")


@pytest.mark.check("declares-0-5-1")
def test_the_version_is_the_old_one(artifact):
    assert versions(artifact) == ["0.5.1"]
