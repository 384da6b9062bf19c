"""What every check needs: the truth, the plan, and the artifact's ledger, each worked out once a grade."""

import json
import sys
from pathlib import Path

import pytest

GRADER = Path("/grader")
sys.path.insert(0, str(Path(__file__).parent))

from exhibits import read_ledger  # noqa: E402
from truth import Truth  # noqa: E402


@pytest.fixture(scope="session")
def truth():
    return Truth(GRADER / "made/raw")


@pytest.fixture(scope="session")
def plan():
    return json.loads((GRADER / "plan.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def ledger(exhibit, artifact):
    return read_ledger(exhibit, artifact)


@pytest.fixture
def entered(ledger, truth, plan):
    """Fails unless the entries of a milestone's codes are what the documents demand."""

    def check(milestone):
        codes = plan["milestones"][milestone]
        if not codes:
            raise RuntimeError(f"the plan has no code for {milestone}")
        wrong = [code for code in codes if ledger.entries.get(code, {}) != truth.entries.get(code, {})]
        assert not wrong, f"not as the documents demand: {', '.join(wrong)}"

    return check
