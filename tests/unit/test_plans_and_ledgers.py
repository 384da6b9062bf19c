"""Plans are registered before anything runs; ledgers keep every attempt; owners tell the dead from the living."""

import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from benchmark.engine.ledger import Ledger
from benchmark.engine.plan import make_plan, parse_harness
from benchmark.sandbox.owner import Owner
from benchmark.spec.action import Action, Edit
from benchmark.spec.errors import UsageError
from benchmark.suite.locate import locate

SUITE = locate(Path(__file__).parents[1] / "suites" / "tiny")


def plan(**changes):
    asked = {"harnesses": ["oracle"], "tasks": ["notes"], "tier": None, "model": None, "attempts": 1, "max_steps": None}
    return make_plan(SUITE, **{**asked, **changes})


def test_a_plan_has_every_harness_on_every_task_as_often_as_asked():
    made = plan(harnesses=["oracle", "planted:mode=stop,at=3"], tasks=[], tier="easy", attempts=2)
    assert len(made.trials) == 2 * 2 * len(SUITE.task_names())
    assert len({trial.id for trial in made.trials}) == len(made.trials)
    assert {trial.label for trial in made.trials} == {"oracle", "planted:mode=stop,at=3"}


def test_the_step_budget_is_twice_the_required_steps_and_at_least_fifty():
    assert plan().trials[0].max_steps == 50
    assert plan(max_steps=7).trials[0].max_steps == 7


def test_a_scripted_harness_has_no_model_and_a_client_must_have_one():
    assert plan(model="oracle").trials[0].track == "scripted"
    assert plan(harnesses=["claude-code"], model="oracle").trials[0].track == "perfect-model"
    with pytest.raises(UsageError, match="drives a model"):
        plan(harnesses=["claude-code"])


def test_the_same_trial_twice_is_refused():
    with pytest.raises(UsageError, match="asked for twice"):
        plan(harnesses=["oracle", "oracle"])


def test_an_empty_tier_is_named():
    with pytest.raises(UsageError, match="no task in tier 'extreme'"):
        plan(tasks=[], tier="extreme")


def test_harness_options_are_parsed():
    assert parse_harness("planted:mode=stop,at=0.5") == ("planted", {"mode": "stop", "at": "0.5"})
    assert parse_harness("oracle") == ("oracle", {})


def test_an_attempt_left_open_is_marked_interrupted_when_the_next_begins(tmp_path):
    ledger = Ledger(tmp_path / "ledger.jsonl")
    assert ledger.begin() == 1
    assert ledger.begin() == 2
    ledger.void(2, "the engine stopped answering")
    assert ledger.begin() == 3
    ledger.finish(3)
    ledger.interrupt("nothing is open")
    assert [(entry.attempt, entry.event) for entry in ledger.entries()] == [
        (1, "started"), (1, "interrupted"), (2, "started"), (2, "void"), (3, "started"), (3, "finished"),
    ]  # fmt: skip
    assert ledger.voids() == 1


def test_a_line_torn_by_a_crash_costs_only_itself(tmp_path):
    ledger = Ledger(tmp_path / "ledger.jsonl")
    ledger.begin()
    with ledger.path.open("ab") as file:
        file.write(b'{"attempt": 1, "ev')
    ledger.finish(1)
    assert [entry.event for entry in ledger.entries()] == ["started", "finished"]


def test_this_process_is_alive_and_an_ended_one_is_dead():
    assert not Owner.current().is_dead()
    process = subprocess.Popen(["sleep", "60"])
    stat = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    other = replace(Owner.current(), pid=process.pid, started=stat[19])
    assert not other.is_dead()
    process.kill()
    process.wait()
    assert other.is_dead()


def test_a_reused_process_id_is_not_mistaken_for_the_owner():
    assert replace(Owner.current(), started="1").is_dead()
    assert replace(Owner.current(), boot="another").is_dead()
    assert not replace(Owner.current(), namespace="another", pid=1, started="1").is_dead()


def test_an_owner_survives_its_label():
    assert Owner.parse(Owner.current().label()) == Owner.current()
    assert Owner.parse("anything else") is None


def test_an_edit_is_played_by_a_shell_exactly_once(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("one 'two' \"three\"\n\\n äöü\nfour\n")
    action = Action(title="t", edit=Edit(path="a.txt", old="'two' \"three\"\n\\n ä", new="2\n'''\n"))
    for status in (0, 1):
        done = subprocess.run(
            ["bash", "-c", action.shell()], cwd=tmp_path, env=dict(os.environ), check=False, capture_output=True
        )
        assert (done.returncode != 0) == bool(status)
    assert path.read_text() == "one 2\n'''\nöü\nfour\n"


def test_an_edit_of_more_than_sixty_lines_is_no_action():
    with pytest.raises(ValueError, match="61 lines; at most 60"):
        Action(title="t", edit=Edit(path="a", old="x", new="\n".join(str(n) for n in range(60))))
