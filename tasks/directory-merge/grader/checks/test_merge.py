"""Each stage of the specification: what a real server answers that was loaded with two companies of this grade."""

import sys
from pathlib import Path

import pytest
from examiner.kinds import imports

sys.path.insert(0, "/grader/model")
sys.path.insert(0, str(Path(__file__).parent))

import exports
import fragments
import plan
import servers
import stages

PRISTINE = Path("/grader/pristine")
GIVEN = ("assemble.py", "start.sh", "try.py", "data/00-base.ldif", "secrets/root.conf", "exports/*", "samples/*")
PARTS = fragments.given(PRISTINE).PARTS


@pytest.fixture(scope="session")
def findings(exhibit, artifact, draw):
    """Check -> what its answers lack."""
    rng = draw("companies")
    companies = stages.drawn(rng)
    files = exports.files(companies, rng)
    asked = stages.planned(companies)
    status, merged, said = servers.migrated(exhibit, files)
    brought = {
        "run/slapd.conf": fragments.assembled(artifact, PARTS),
        "merged.ldif": merged,
        "secrets/root.conf": f"rootpw {companies.root}\n",
        "data/00-base.ldif": (PRISTINE / "data/00-base.ldif").read_text(encoding="utf-8"),
    }
    down, _, told = servers.served(exhibit, brought, companies.root, plan.ROOT, asked.steps)
    found = asked.findings(told)
    reason = down or (f"the migration ends with {status}: {said}" if status else "")
    return {check: [reason, *lacks] if reason and lacks else lacks for check, lacks in found.items()}


CHECKS = [pytest.param(name, marks=pytest.mark.check(name), id=name) for name in [*stages.STAGES, "serves"]]


@pytest.mark.parametrize("check", CHECKS)
def test_the_server_answers_as_the_stage_says(check, findings):
    if findings[check]:
        pytest.fail(f"{len(findings[check])} answers, such as {findings[check][0]}"[:600], pytrace=False)


@pytest.mark.check("given")
def test_what_was_given_is_as_it_was(artifact):
    for pattern in GIVEN:
        for path in sorted(PRISTINE.glob(pattern)):
            name = path.relative_to(PRISTINE).as_posix()
            assert artifact.bytes(name) == path.read_bytes(), f"{name} was altered"


@pytest.mark.check("plain")
def test_nothing_is_loaded_that_is_not_given(artifact):
    patterns = [pattern for _, pattern in PARTS]
    found = {
        path: fragments.barred(artifact.bytes(path).decode("latin-1"))
        for pattern in patterns
        for path in artifact.glob(pattern)
    }
    assert not {path: lines for path, lines in found.items() if lines}
    assert imports.foreign(artifact, "migrate") == []
