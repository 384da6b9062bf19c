"""The demand and what it contradicts, by the same lines: they can't be two things at once."""

import pytest


def declarations(artifact):
    return [line.rstrip() for line in artifact.text("tomlkit/api.py").splitlines() if line.startswith("def parse(")]


@pytest.mark.check("strict-parameter")
def test_parse_has_the_new_parameter_and_the_readme_says_so(artifact):
    assert declarations(artifact) == ["def parse(string: str | bytes, strict: bool = True) -> TOMLDocument:"]
    assert "strict" in artifact.text("README.md")


@pytest.mark.check("parse-declared-as-found")
def test_parse_has_the_parameters_that_it_had(artifact):
    assert declarations(artifact) == ["def parse(string: str | bytes) -> TOMLDocument:"]
