"""Conditions as data: what is asked for, what a manifest says, where a session's id is found, what a journal counts."""

import os
import time

import pytest
from support.bundles import Act, action, make_bundle, make_task, milestones, plan
from support.cli import ROOT, TINY

from benchmark.engine.plan import make_plan, parse_fault, parse_harness, parse_kills
from benchmark.harness.acts import Acts, without_journal
from benchmark.harness.launch import Filling, check_options, configured, prepare_launch, prepare_resume
from benchmark.harness.sessions import find_session
from benchmark.leaderboard import build_site
from benchmark.results.conditions import conditions, differing
from benchmark.results.read import read_bundle
from benchmark.sandbox.agent import ACTS
from benchmark.spec.action import Action
from benchmark.spec.errors import UsageError
from benchmark.spec.harness import HarnessSpec, SessionSource
from benchmark.spec.trial import Fault
from benchmark.suite.locate import Suite, locate

CLIENTS = ROOT / "tests" / "suites" / "clients"
SUITE = Suite(TINY, (CLIENTS,))

CLIENT = {
    "name": "client", "title": "Client", "summary": "A client.", "kind": "client", "version": "1",
    "protocol": "openai-chat", "launch": {"argv": ["run", "{prompt}"]},
}  # fmt: skip


def spec(**changes):
    return HarnessSpec.model_validate({**CLIENT, **changes})


def planned(**changes):
    asked = {
        "harnesses": ["small-client"], "tasks": ["notes"], "tier": None, "model": "oracle", "attempts": 1,
        "max_steps": None,
    }  # fmt: skip
    return make_plan(SUITE, **{**asked, **changes})


def test_faults_and_kills_are_parsed():
    assert parse_fault("rate-limit@3x2") == Fault(kind="rate-limit", step=3, times=2)
    assert parse_fault("cut-call@12") == Fault(kind="cut-call", step=12)
    assert parse_fault("none") is None
    assert (parse_kills("4"), parse_kills("4,9"), parse_kills("none")) == ((4,), (4, 9), ())


@pytest.mark.parametrize("text", ["rate-limit", "rate-limit@0", "rate-limit@3x", "flood@3", "rate-limit@3x0", ""])
def test_a_fault_that_is_none_is_refused_with_the_kinds(text):
    with pytest.raises(UsageError, match=r"--fault .*kinds: rate-limit"):
        parse_fault(text)


@pytest.mark.parametrize("text", ["", "0", "5,4", "5,5", "a", "1,"])
def test_kills_must_ascend(text):
    with pytest.raises(UsageError, match="ascending"):
        parse_kills(text)


def test_conditions_never_share_an_id_or_a_label_with_the_clean_trial():
    made = planned(faults=["none", "reset@3", "reset@3x2"], kills=["none", "4,9"])
    assert [trial.condition for trial in made.trials] == [
        "", "kill@4,9", "reset@3", "reset@3 + kill@4,9", "reset@3x2", "reset@3x2 + kill@4,9",
    ]  # fmt: skip
    assert len({trial.id for trial in made.trials}) == len({trial.label for trial in made.trials}) == 6


def test_a_condition_needs_a_client_and_a_step_within_the_budget():
    with pytest.raises(UsageError, match="scripted"):
        planned(harnesses=["oracle"], kills=["4"])
    with pytest.raises(UsageError, match="beyond the budget of 50 steps"):
        planned(faults=["reset@51"])


def test_a_manifest_that_uses_a_session_says_where_it_is_found():
    with pytest.raises(ValueError, match=r"\[resume.session\]"):
        spec(resume={"argv": ["run", "--resume", "{session}"]})
    with pytest.raises(ValueError, match="exactly one of log, file and header"):
        spec(resume={"argv": ["{session}"], "session": {"log": "(x)", "header": "x-id"}})
    with pytest.raises(ValueError, match="exactly one group"):
        spec(resume={"argv": ["{session}"], "session": {"log": "session"}})
    with pytest.raises(ValueError, match="needs why"):
        spec(verified=False)


def test_places_are_filled_once_and_a_value_is_never_taken_for_a_place(tmp_path):
    made = spec(
        launch={
            "argv": ["{option.argv...}"], "env": {"{option.variable}": "{base_url}/v1"},
            "files": {".c/config.json": '{"model": "{model}", "home": "{home}"}'},
        },
        options={"argv": "its command line", "variable": "its base URL's variable"},
        defaults={"variable": "OPENAI_BASE_URL"},
    )  # fmt: skip
    filling = Filling("do {model} {now}", "m1", 7, {"argv": "prog --steps {max_steps} 'a b' {prompt}"})
    launched = prepare_launch(made, tmp_path, filling)
    assert launched.command[-5:] == ("prog", "--steps", "7", "a b", "do {model} {now}")
    assert launched.env == {"OPENAI_BASE_URL": "http://127.0.0.1:8765/v1"}
    assert (tmp_path / ".c/config.json").read_text() == '{"model": "m1", "home": "/home/agent"}'
    with pytest.raises(UsageError, match="needs the option 'argv'"):
        check_options(made, {})
    with pytest.raises(UsageError, match="No closing quotation"):
        check_options(made, {"argv": "prog 'a"})


def test_a_harness_that_wants_a_measure_is_given_the_tasks_visible_one(tmp_path):
    made = spec(launch={"argv": ["run", "--measure={visible_check}"]})
    for check in ("python3 try.py", ""):
        command = prepare_launch(made, tmp_path, Filling("the task", "m", 9, visible_check=check)).command
        assert command[-1] == f"--measure={check}"


def test_a_resume_adds_to_the_launch_and_follows_no_link_that_the_agent_left(tmp_path):
    outside = tmp_path / "outside"
    outside.write_text("mine")
    home = tmp_path / "home"
    home.mkdir()
    (home / ".c").symlink_to(tmp_path)
    (home / "plain").symlink_to(outside)
    made = spec(
        launch={"argv": ["run"], "env": {"A": "1", "B": "1"}, "files": {"once": "x"}},
        resume={
            "argv": ["run", "-r", "{session}", "{prompt}", "{task}"], "env": {"B": "2"},
            "files": {".c/outside": "y", "plain": "y"}, "session": {"header": "x-id"},
        },
    )  # fmt: skip
    launched = prepare_resume(made, home, Filling("the task", "m", 9), "s-1")
    assert launched.command[-5:] == ("run", "-r", "s-1", "Continue where you left off.", "the task")
    assert launched.env == {"A": "1", "B": "2"}
    assert outside.read_text() == "mine"
    assert (home / ".c/outside").read_text() == (home / "plain").read_text() == "y"
    assert not (home / "once").exists()


def test_a_session_is_found_in_the_log_in_a_file_or_in_a_header_and_never_looks_like_an_option(tmp_path):
    def found(printed="", headers=None, **source):
        return find_session(SessionSource(**source), printed=printed, home=tmp_path, headers=headers or {})

    log = r'"session_id":"([^"]*)"'
    assert found(log=log, printed='{"session_id":"a1"}\n{"session_id":"b2"}') == "b2"
    assert found(log=log, printed='{"session_id":"--dangerous"}') is None
    assert found(log=log, printed='{"session_id":"a b"}') is None
    assert found(header="X-Session", headers={"x-session": "s9"}) == "s9"
    for age, name in enumerate(["new", "old"]):
        (tmp_path / f"rollout-{name}.jsonl").touch()
        os.utime(tmp_path / f"rollout-{name}.jsonl", (time.time() - age, time.time() - age))
    assert found(file="*.jsonl") == "rollout-new"
    assert found(file="*.jsonl", match=r"rollout-(\w+)\.") == "new"
    (tmp_path / "rollout-link.jsonl").symlink_to("/etc/hostname")
    assert found(file="*.jsonl") == "rollout-new"
    assert found(file="none/*") is None


def test_a_harness_is_found_in_a_folder_outside_the_suite(tmp_path, monkeypatch):
    assert "small-client" in locate(TINY, [CLIENTS]).harness_names()
    assert "small-client" in locate(TINY, [CLIENTS / "small-client"]).harness_names()
    monkeypatch.setenv("BENCH_HARNESS_DIR", str(CLIENTS))
    assert locate(TINY).harness_folder("small-client") == CLIENTS / "small-client"
    monkeypatch.delenv("BENCH_HARNESS_DIR")
    assert "small-client" not in locate(TINY).harness_names()
    with pytest.raises(UsageError, match="no harness there"):
        locate(TINY, [tmp_path])


def test_a_harness_is_found_in_an_installed_package(tmp_path, monkeypatch):
    package = tmp_path / "their_agent"
    package.mkdir()
    (package / "__init__.py").write_text("")
    manifest = (CLIENTS / "small-client" / "harness.toml").read_text()
    (package / "harness.toml").write_text(manifest.replace('"small-client"', '"their-agent"'))
    info = tmp_path / "their_agent-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Name: their-agent\nVersion: 1\n")
    (info / "entry_points.txt").write_text(
        "[benchmark.harnesses]\ntheir-agent = their_agent\nbroken-agent = there_is_no_such_module\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    suite = locate(TINY)
    assert {"their-agent", "broken-agent"} <= set(suite.harness_names())
    assert suite.harness_folder("their-agent") == package
    with pytest.raises(UsageError, match=r"benchmark\.harnesses: broken-agent .*can't be loaded"):
        suite.harness_folder("broken-agent")


def test_a_protocol_may_be_an_option():
    made = spec(options={"protocol": "what it speaks"})
    assert configured(made, {}).protocol == "openai-chat"
    assert configured(made, {"protocol": "anthropic-messages"}).protocol == "anthropic-messages"
    with pytest.raises(UsageError, match="morse"):
        configured(made, {"protocol": "morse"})


def test_option_values_may_hold_commas():
    assert parse_harness(r"command:argv=a\,b --x=1,protocol=p")[1] == {"argv": "a,b --x=1", "protocol": "p"}


class TestTheJournal:
    """What a command writes is run here by a real shell, at a place of the test's own."""

    def acts(self, folder, steps=0, kills=()):
        actions = [Action(title=f"{n}", command=f"echo {n} >> {folder}/out") for n in (1, 2, 3)]
        return Acts(folder, actions, lambda: steps, kills)

    def run(self, folder, command):
        command = command.replace(ACTS, str(folder))
        return os.waitstatus_to_exitcode(
            os.system(f"cat > {folder}/command <<'END'\n{command}\nEND\nbash {folder}/command")
        )

    def test_counts_what_was_begun_and_what_ended_well(self, tmp_path):
        acts = self.acts(tmp_path)
        acts.delivered(["call_oracle_1_1", "call_oracle_1_2", "call_oracle_3_1", "theirs"])
        assert self.run(tmp_path, acts.actions[0].shell()) == 0
        assert self.run(tmp_path, acts.actions[0].shell()) == 0
        assert self.run(tmp_path, acts.command(2, "exit_with() { return 3; }; exit_with")) == 3
        event = acts.event()
        assert event.delivered == (2, 0, 1)
        assert event.executed == (2, 1, 0)
        assert event.completed == (2, 0, 0)

    def test_a_model_that_looks_first_does_nothing_twice(self, tmp_path):
        acts = self.acts(tmp_path)
        for _ in range(2):
            acts.look = True
            assert self.run(tmp_path, acts.actions[1].shell()) == 0
        assert (tmp_path / "out").read_text() == "2\n"
        assert acts.event().executed == (0, 1, 0)

    def test_the_command_at_which_the_client_dies_lasts_beyond_its_effect(self, tmp_path):
        acts = self.acts(tmp_path, steps=2, kills=[3])
        command = acts.actions[2].shell()
        assert "; sleep " in command
        assert not acts.held()
        self.run(tmp_path, command.replace("; sleep 60", ""))
        assert acts.held()
        assert "; sleep " not in acts.actions[2].shell()

    def test_a_reader_sees_the_commands_of_the_reference_alone(self, tmp_path):
        acts = self.acts(tmp_path, kills=[1])
        plain = f"echo 1 >> {tmp_path}/out"
        assert without_journal(acts.actions[0].shell()) == plain
        acts.look = True
        assert without_journal(acts.actions[0].shell()) == plain
        assert without_journal("echo 1 >> journal\nls") == "echo 1 >> journal\nls"

    @pytest.mark.parametrize("what", ["link", "fifo", "folder", "garbage"])
    def test_a_journal_that_is_none_counts_for_nothing(self, tmp_path, what):
        path = tmp_path / "journal"
        if what == "link":
            (tmp_path / "elsewhere").write_text("1\n")
            path.symlink_to(tmp_path / "elsewhere")
        elif what == "fifo":
            os.mkfifo(path)
        elif what == "folder":
            path.mkdir()
        else:
            path.write_bytes(b"one\n99999999\n1 0 0\n-1\n\xff\n\n1x\n")
        assert self.acts(tmp_path).event().executed == (0, 0, 0)


def test_a_bundle_without_a_journal_has_unknown_counts_not_zeros(tmp_path):
    task = make_task("made-up", 5)
    checks = milestones(1, 1, 1, 1, 1)
    one = make_bundle(
        tmp_path / "one", trial=plan("client", task, model="m"), task=task, checks=checks,
        acts=[action(n) for n in range(1, 6)],
    )  # fmt: skip
    other = make_bundle(
        tmp_path / "other", trial=plan("client", task, 2, model="m"), task=task, checks=checks,
        acts=[*(action(n) for n in range(1, 5)), Act("write", {"src/work_005.py": "other\n", "new": "x"})],
    )  # fmt: skip
    found = conditions(read_bundle(one))
    assert (found.executed, found.redone, found.lost, found.doubled) == (None, None, None, None)
    assert (found.counted, found.condition, found.landed) == (5, "", True)
    assert differing(read_bundle(one), read_bundle(one)) == 0
    assert differing(read_bundle(one), read_bundle(other)) == 2


def test_a_trial_under_a_condition_is_shown_apart_and_never_ranked(tmp_path):
    task = make_task("made-up", 5)
    checks = milestones(1, 1, 1, 1, 1)
    clean = plan("client", task, model="oracle")
    killed = clean.model_copy(update={"id": "killed", "kills": (3,)})
    half = make_bundle(tmp_path / "half", trial=killed, task=task, checks=checks, acts=[action(1), action(2)])
    whole = make_bundle(
        tmp_path / "whole", trial=clean, task=task, checks=checks, acts=[action(n) for n in range(1, 6)]
    )
    page = build_site([half, whole], tmp_path / "site").read_text()
    standings, _, apart = page.partition('id="conditions"')
    assert "under kill@3" not in standings
    assert "Client under kill@3" in apart
    assert "3 files differ" in apart
    assert ">nothing<" in apart  # no kill is in its log
    assert "100%" in standings  # one trial, passed
