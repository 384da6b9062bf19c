"""The demand and what it contradicts, by the same lines: they can't be two things at once."""

import pytest


def declarations(artifact):
    lines = artifact.text("sqlparse/exceptions.py").splitlines()
    return [line.rstrip() for line in lines if line.lstrip().startswith("class SQLParseError")]


@pytest.mark.check("error-is-a-value-error")
def test_the_error_has_the_new_base_and_the_reports_say_so(artifact):
    assert declarations(artifact) == ["class SQLParseError(ValueError):"]
    assert "ValueError" in artifact.text("REPORTS.md")


@pytest.mark.check("error-declared-as-released")
def test_the_error_has_the_base_that_it_had(artifact):
    assert declarations(artifact) == ["class SQLParseError(Exception):"]
