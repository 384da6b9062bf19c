"""Hours that are drawn for this grade are paid by the artifact and by the reference; every file must agree."""

import pytest
from examiner.kinds import cli

PROGRAM = ("-m", "payroll")
MADE = {
    "people": ("people.csv",),
    "weekly": ("weekly.csv",),
    "overtime": ("overtime.csv",),
    "pay": ("pay.csv",),
    "net": ("net.csv",),
    "summary": ("summary.csv", "payslips.txt"),
}
"""Check -> the files that it compares."""


def hours(rng):
    people = rng.sample(["ada", "ben", "cem", "dot", "eva", "fox"], 4)
    rows = [f"{rng.choice(people)},{rng.randint(1, 4)},{rng.randint(30, 1700)}" for _ in range(40)]
    return "\n".join(["name,week,minutes", *rows, ""]).encode()


@pytest.fixture(scope="session")
def findings(exhibit, reference, draw):
    """Check -> the files that differ."""
    rng = draw("hours")
    collect = tuple(name for names in MADE.values() for name in names)
    cases = [cli.Case(files={"hours.csv": hours(rng)}, collect=collect) for _ in range(3)]
    truth = cli.outcomes(reference, PROGRAM, cases, path=("/grader/reference",))
    found = cli.outcomes(exhibit, PROGRAM, cases)
    differing = {check: [] for check in MADE}
    for want, have in zip(truth, found, strict=True):
        if want is None or want.status != 0:
            raise RuntimeError(f"the reference failed: {want and want.stderr[-300:]}")
        files = {} if have is None else have.files
        for check, names in MADE.items():
            differing[check] += [name for name in names if files.get(name) != want.files[name]]
    return differing


@pytest.mark.parametrize("check", [pytest.param(check, marks=pytest.mark.check(check), id=check) for check in MADE])
def test_the_files_are_the_true_ones(check, findings):
    if findings[check]:
        pytest.fail(f"differs: {', '.join(sorted(set(findings[check])))}", pytrace=False)
