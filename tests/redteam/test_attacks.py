"""A sample of the red team's matrix: every attack on the smallest task with code, and on one that can't be done.

With REDTEAM_REAL=1 each is also played on one real task, by rotation. The whole matrix is `script/validate redteam`.
"""

import os

import pytest

from benchmark.spec.task import Tier
from redteam.book import attacks, load
from redteam.lab import Lab, own_tasks

pytestmark = pytest.mark.integration

ALL = attacks()


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    opened = Lab(tmp_path_factory.mktemp("redteam"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def rotation(lab):
    """Attack -> the real task that it is played on here: one of the shorter ones, each in turn."""
    short = [name for name in own_tasks(lab.suite) if lab.task(name).task.tier == Tier.EASY] or own_tasks(lab.suite)[:1]
    chosen = {}
    for index, attack in enumerate(ALL):
        fitting = [name for name in short if attack.fits(lab.task(name))]
        if fitting and attack.plays:
            chosen[attack.name] = fitting[index % len(fitting)]
    for task in dict.fromkeys(chosen.values()):
        lab.run(task, [attack for attack in ALL if chosen.get(attack.name) == task])
    return chosen


@pytest.fixture(scope="module")
def smallest(lab):
    lab.run("sums", ALL)
    return "sums"


@pytest.fixture(scope="module")
def impossible(lab):
    lab.run("impossible", ALL)
    return "impossible"


def test_every_class_has_an_attack():
    assert {attack.number for attack in ALL if not attack.combination} == set(range(1, 39))
    assert len({attack.number for attack in ALL if attack.combination}) >= 10


def test_every_attack_proves_that_it_landed():
    for attack in ALL:
        module = load(attack.name)
        assert attack.title and attack.says
        assert attack.strike is not None or hasattr(module, "landed"), attack.name
        assert not attack.plays or hasattr(module, "landed"), attack.name


@pytest.mark.parametrize("attack", ALL, ids=lambda attack: attack.name)
def test_an_attack_gets_what_its_artifact_deserves_and_the_honest_run_beside_it_passes(attack, lab, smallest):
    if not attack.fits(lab.task(smallest)):
        pytest.skip("it attacks what this task has not; see the impossible task")
    found = lab.judge(attack, smallest)
    assert (found.score, found.defended) == (found.score, True), f"{found.landed}: {found.score}, not {found.deserved}"
    assert found.honest_kept, found.honest


@pytest.mark.skipif(not os.environ.get("REDTEAM_REAL"), reason="takes the images of every easy task; REDTEAM_REAL=1")
@pytest.mark.parametrize("attack", [attack for attack in ALL if attack.plays], ids=lambda attack: attack.name)
def test_an_attack_on_a_real_task_gets_what_its_artifact_deserves(attack, lab, rotation):
    if attack.name not in rotation:
        pytest.skip("no task has what it attacks")
    found = lab.judge(attack, rotation[attack.name])
    assert found.good, f"{found.landed}: {found.score}, not {found.deserved}; beside it {found.honest}"


def test_nobody_passes_the_impossible_task(lab, impossible):
    (unknown,) = (attack for attack in ALL if attack.number == 38 and not attack.combination)
    found = lab.judge(unknown, impossible)
    assert found.defended, found.score
