"""Each stage of the specification: what four real servers answer, for hosts, leases and secrets of this grade."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import plan
import servers
import stages

PRISTINE = Path("/grader/pristine")


@pytest.fixture(scope="session")
def findings(exhibit, draw):
    """Check -> what its answers lack."""
    rng = draw("company")
    hosts = plan.drawn(rng)
    asked = stages.planned(hosts, rng)
    return asked.findings(servers.play(exhibit, plan.files(hosts), asked.steps))


CHECKS = [pytest.param(name, marks=pytest.mark.check(name), id=name) for name in stages.STAGES]


@pytest.mark.parametrize("check", CHECKS)
def test_the_servers_answer_as_the_stage_says(check, findings):
    if findings[check]:
        pytest.fail(f"{len(findings[check])} answers, such as {findings[check][0]}"[:600], pytrace=False)


@pytest.mark.check("given")
def test_what_was_given_is_as_it_was(artifact):
    given = [
        path
        for path in PRISTINE.rglob("*")
        if path.name == "named.conf" or path.parent.name in ("inventory", "secrets")
    ]
    for path in given:
        name = path.relative_to(PRISTINE).as_posix()
        assert artifact.bytes(name) == path.read_bytes(), f"{name} was altered"
